// What one agrees to, to be read page by page, and a pad to sign on.
#include "kiosk/screens/enrollment_pages.h"
#include "kiosk/ui/ink.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

namespace {

constexpr int signer_lines = 3; // as long as names are

void draw_text(Scene& scene, Rect const& box, ConsentPage const& page)
{
    Theme const& theme = scene.theme();
    card(scene.ui, box);
    Rect inner = box.inset(theme.pick(40, 26), theme.pick(32, 18));
    paragraph(scene, inner, scene.say(page.title), theme.h3, 2, theme.pick(6, 4));
    paragraph(scene, inner, scene.tr("consent.version", {{"version", page.version.text()}}), theme.caption, 1,
        theme.pick(18, 10));
    // The keys to turn with stand in the card while there is more than one page.
    TextStyle const body = theme.sub.in(colors::ink).lines(1.5F);
    float const whole = scene.ui.text_height(scene.say(page.body), body, inner.w, 10'000);
    Rect turn{};
    if (whole > inner.h) turn = cut_bottom(inner, theme.pick(96, 66), theme.pick(20, 12));
    int const pages = scene.ui.text_page(inner, scene.say(page.body), body, scene.places.text_page);
    scene.places.text_page = std::clamp(scene.places.text_page, 0, pages - 1);
    if (turn.h > 0) scene.places.text_page = turner(scene, turn, {scene.places.text_page, pages});
}

void draw_pad(Scene& scene, Rect area, ConsentPage const& page)
{
    Theme const& theme = scene.theme();
    if (scene.places.pad_generation != page.pad_generation) {
        scene.places.pad_generation = page.pad_generation;
        scene.places.signature = page.signature;
    }
    Rect const pad = cut_top(area, area.w * 0.4F, theme.pick(10, 8)); // the shape in which a signature is kept
    TextStyle const small = theme.sub.lines(1.25F);
    std::string const lead = scene.tr("consent.signer");
    float const width = std::min(scene.ui.text_width(lead, small), area.w * 0.4F);
    Rect rest = cut_top(area, small.size * 1.25F * signer_lines);
    scene.ui.text(cut_left(rest, width, theme.pick(14, 10)), lead, small);
    scene.ui.text(rest, page.name.view(), small.bold().in(colors::ink), {.max_lines = signer_lines});
    std::string const hint = scene.tr("consent.pad_hint");
    std::string const clear = scene.tr("consent.pad_clear");
    if (signature_pad(scene.ui, "consent.pad", pad, scene.places.signature, {.hint = hint, .clear = clear, .undo = {}}))
        scene.want(intent::Sign{scene.places.signature});
}

void draw_submit(Scene& scene, Rect const& box, ConsentPage const& page)
{
    std::string const words = page.can_submit ? scene.tr("consent.submit") : scene.tr("consent.sign_first");
    if (next_button(scene, box, {.words = words, .ready = page.can_submit})) scene.want(intent::SubmitForm{});
}

} // namespace

void draw_page(Scene& scene, Rect area, EnrollmentScreen const&, ConsentPage const& page)
{
    Theme const& theme = scene.theme();
    if (theme.portrait()) {
        draw_submit(scene, cut_bottom(area, next_height(scene), theme.gap), page);
        draw_pad(scene, cut_bottom(area, area.w * 0.4F + 10 + theme.sub.size * 1.25F * signer_lines, 20), page);
        title(scene, area, scene.tr("consent.title"), scene.tr("consent.detail"));
        draw_text(scene, area, page);
        return;
    }
    title(scene, area, scene.tr("consent.title"), scene.tr("consent.detail"));
    Rect right = cut_right(area, area.w * 0.5F, 20);
    draw_text(scene, area, page);
    draw_submit(scene, cut_bottom(right, next_height(scene), theme.gap), page);
    float const note = sealed_note_height(scene, right.w);
    float const pad = right.w * 0.4F + 8 + theme.sub.size * 1.25F * signer_lines;
    if (right.h >= pad + note + theme.gap) sealed_note(scene, cut_bottom(right, note));
    draw_pad(scene, right, page);
}

} // namespace yizhan::screens
