#include "kiosk/wiring/screen.h"

#include "kiosk/screens/screens.h"
#include "kiosk/ui/picture.h"
#include "kiosk/wiring/touch_map.h"
#include "shared/platform/files.h"

#include <cstdlib>

namespace yizhan {
namespace {

class Intents final : public IntentSink {
public:
    explicit Intents(std::function<void(Intent)> sink) : m_sink{std::move(sink)} { }
    void push(Intent intent) override { m_sink(std::move(intent)); }

private:
    std::function<void(Intent)> m_sink;
};

Result<ui::Words> read_words()
{
    SystemFiles const files;
    auto const folder = assets_folder() / "translations";
    auto const zh = TRY(files.read(folder / "zh.toml"));
    auto const en = TRY(files.read(folder / "en.toml"));
    return ui::Words::parse(zh, en);
}

ui::WindowOptions window_options(KioskConfig const& config, Clock const& clock, ScreenHooks const& hooks)
{
    ui::WindowOptions options;
    options.title = "驿站 Yizhan";
    options.kind = config.fullscreen ? ui::WindowKind::Fullscreen : ui::WindowKind::Sized;
    options.width_px = config.width;
    options.height_px = config.height;
    options.now = [&clock] { return clock.mono(); };
    options.keyboard = hooks.keyboard;
    options.on_painted = hooks.on_painted;
    return options;
}

} // namespace

void ViewMailbox::put(std::shared_ptr<View const> view)
{
    std::function<void()> wake;
    {
        std::scoped_lock const lock{m_mutex};
        m_view = std::move(view);
        wake = m_wake;
    }
    if (wake) wake();
}

std::shared_ptr<View const> ViewMailbox::newest() const
{
    std::scoped_lock const lock{m_mutex};
    return m_view;
}

void ViewMailbox::on_put(std::function<void()> wake)
{
    std::scoped_lock const lock{m_mutex};
    m_wake = std::move(wake);
}

struct Screen::State {
    State(ui::Fonts opened, ui::Words read, ViewMailbox& mailbox, ScreenHooks the_hooks)
        : fonts{std::move(opened)}, words{std::move(read)}, atlas{fonts}, ui{fonts, atlas, words}, views{mailbox},
          hooks{std::move(the_hooks)}, intents{hooks.intent}
    {
    }

    void draw();
    void write_touch_map(View const& view);

    ui::Fonts fonts;
    ui::Words words;
    ui::Atlas atlas;
    ui::Ui ui;
    ViewMailbox& views;
    ScreenHooks hooks;
    Intents intents;
    screens::Screens screens;
    std::unique_ptr<ui::Window> window;
    std::string touch_map_path;
    std::string touch_map_written;
    std::filesystem::path picture_path;
    std::uint64_t drawn_revision = 0;
};

Screen::Screen(std::unique_ptr<State> state) : m_state{std::move(state)} { }

Screen::~Screen() { m_state->views.on_put(nullptr); }

Result<std::unique_ptr<Screen>> Screen::open(
    KioskConfig const& config, Clock const& clock, ViewMailbox& views, ScreenHooks hooks)
{
    auto options = window_options(config, clock, hooks);
    auto state = std::make_unique<State>(TRY(ui::Fonts::open({})), TRY(read_words()), views, std::move(hooks));
    state->window = TRY(ui::Window::open(std::move(options)));
    if (char const* path = std::getenv("YIZHAN_TOUCH_MAP")) state->touch_map_path = path;
    views.on_put([window = state->window.get()] { window->wake(); });
    return std::unique_ptr<Screen>{new Screen{std::move(state)}};
}

void Screen::State::draw()
{
    if (hooks.on_frame) hooks.on_frame();
    auto const view = views.newest();
    if (!view) return;
    drawn_revision = view->revision;
    screens.draw(ui, *view, intents);
    write_touch_map(*view);
}

void Screen::State::write_touch_map(View const& view)
{
    if (touch_map_path.empty()) return;
    auto map = touch_map(view, ui.targets(), ui.theme().scale);
    if (map == touch_map_written) return;
    SystemFiles files;
    if (files.write_durably(touch_map_path, map)) touch_map_written = std::move(map);
}

void Screen::run()
{
    m_state->window->run(m_state->ui, m_state->atlas, [this](ui::Ui&) { m_state->draw(); });
}

void Screen::stop() noexcept { m_state->window->stop(); }

void Screen::keep_picture(std::filesystem::path path)
{
    m_state->picture_path = std::move(path);
    m_state->window->take_picture([this](ui::Picture const& picture) {
        if (m_state->drawn_revision == 0) return keep_picture(std::move(m_state->picture_path));
        SystemFiles files;
        auto const kept = files.write_durably(m_state->picture_path, ui::encode_png(picture));
        if (!kept) log::error("picture_not_kept", {{"code", kept.error().code}});
        stop();
    });
}

std::filesystem::path assets_folder()
{
    std::error_code error;
    auto const program = std::filesystem::read_symlink("/proc/self/exe", error);
    auto const installed = program.parent_path().parent_path() / "share/yizhan/assets";
    return !error && std::filesystem::exists(installed, error) ? installed
                                                               : std::filesystem::path{YIZHAN_SOURCE_DIR} / "assets";
}

} // namespace yizhan
