// A person with an identity card joins at the real window: taps counted, time taken, hands that find each target by the
// kiosk's own map of them. Ends when the new member's code is on the screen.
#include "tests/bench/kiosk_stage.h"
#include "tests/support/sdt_cards.h"
#include "tests/support/sdt_reader.h"
#include "tests/support/synthetic_people.h"

#include "kiosk/journal/kiosk_store.h"
#include "shared/protocol/envelope.h"
#include "shared/protocol/sealing_key.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace yizhan::bench {
namespace {

using namespace std::chrono_literals;
using Wall = std::chrono::steady_clock;

std::vector<FeedRow> joining_rows()
{
    SealingKeyPair const hub{Secret::from_bytes(Bytes(32, 8)).value()};
    SealingKeyRow key{hub.kid().text(), {}, UtcMs{1}};
    std::ranges::copy(hub.key().bytes(), key.key.begin());
    Union joint;
    joint.id = UnionId::make("u-1");
    joint.name = {"霞浦物流园区集卡司机工会联合会", "Xiapu Truckers' Federation"};
    RoutingRule rule;
    rule.id = RoutingRuleId::make("r-1");
    rule.union_id = joint.id;
    rule.reason = {"谁都可以加入。", "Open to everybody."};
    return {key, joint, rule, Community{CommunityId::make("c-1"), {"霞浦示例社区", "Xiapu Example Community"}, "xpsl"},
        ConsentText{
            ConsentVersion::make("2026-09-01"), {"入会申请", "Application"}, {"我自愿入会。", "I join."}, UtcMs{1}}};
}

// A finger that knows where things are.
class Finger {
public:
    Finger(std::string display, std::string touch_map) : m_display{std::move(display)}, m_map{std::move(touch_map)} { }

    void tap(std::string_view target, int index = 0)
    {
        auto const at = find(target, index);
        ++m_taps;
        move(fmt::format("mousemove {} {} click 1", at.x + at.w / 2, at.y + at.h / 2));
    }
    void sign(std::string_view target)
    {
        auto const at = find(target, 'p');
        ++m_taps;
        std::string stroke = fmt::format("mousemove {} {} mousedown 1", at.x + at.w / 5, at.y + at.h / 2);
        for (int i = 1; i <= 20; ++i)
            stroke += fmt::format(" mousemove {} {} sleep 0.02", at.x + at.w / 5 + i * at.w / 40,
                at.y + at.h / 2 + (i % 5 - 2) * at.h / 12);
        move(stroke + " mouseup 1");
    }
    bool wait_for(std::string_view target, std::chrono::seconds longest)
    {
        auto const end = Wall::now() + longest;
        while (Wall::now() < end) {
            if (seen(target, 0)) return true;
            ::usleep(20'000);
        }
        return false;
    }
    int taps() const { return m_taps; }

private:
    struct Box {
        int x, y, w, h;
    };
    std::optional<Box> seen(std::string_view target, int index) const
    {
        constexpr std::uint64_t prime = 0x100000001B3ULL;
        std::uint64_t id = 0xCBF29CE484222325ULL;
        for (char const c : target) id = (id ^ static_cast<unsigned char>(c)) * prime;
        id = (id ^ static_cast<std::uint64_t>(index)) * prime;
        SystemFiles const files;
        auto const text = files.read(m_map);
        if (!text) return std::nullopt;
        auto const map = nlohmann::json::parse(*text, nullptr, false);
        if (map.is_discarded()) return std::nullopt;
        for (auto const& one : map["targets"]) {
            if (one["id"] != fmt::format("{:016x}", id)) continue;
            return Box{one["x"].get<int>(), one["y"].get<int>(), one["w"].get<int>(), one["h"].get<int>()};
        }
        return std::nullopt;
    }
    Box find(std::string_view target, int index)
    {
        ::usleep(600'000); // nobody taps faster, and a page that has just come takes no tap that was meant for the last
        auto const end = Wall::now() + 15s;
        while (Wall::now() < end) {
            if (auto const box = seen(target, index)) return *box;
            ::usleep(20'000);
        }
        fmt::print(stderr, "benchmark: nothing to tap: {} {}\n", target, index);
        std::abort();
    }
    void move(std::string const& words) const
    {
        std::ignore = output_of(fmt::format("DISPLAY={} xdotool {}", m_display, words));
    }

    std::string m_display;
    std::string m_map;
    int m_taps = 0;
};

std::string somebodys_card()
{
    test::SdtCardFields card;
    card.number = test::id_number("330206", "19851124", 901);
    card.address = "宁波市北仑区霞浦示例社区1号"; // leads to the community
    return test::resident_card(card);
}

void join(Finger& finger, test::PluggedSdtReader& reader)
{
    finger.tap("home.join");
    if (!finger.wait_for("why_join.start", 10s)) std::abort();
    reader.with([](test::SdtReaderModel& model) { model.lay(somebodys_card()); });
    finger.tap("occupation", 0);
    finger.tap("place.none"); // no employer
    finger.tap("phone.none"); // later
    finger.tap("form.next"); // the community, as the card has it
    finger.tap("form.next"); // the union
    finger.sign("consent.pad");
    finger.tap("form.next");
}

std::vector<Figure> measure_joining()
{
    Display const display{1080, 1920};
    KioskFolder folder{0, joining_rows()};
    test::PluggedSdtReader reader;
    reader.plug_in();
    folder.add_settings(fmt::format("[id_card_reader]\ndevice = \"{}\"\n", reader.path()));
    std::string const touch_map = folder.folder / "touch-map.json";
    Finger finger{display.name(), touch_map};
    double seconds = 0;
    bool code = false;
    {
        Child kiosk{{program_folder() + "/yizhan-kiosk", "--config", folder.config_path, "--windowed", "1080x1920"},
            {"DISPLAY=" + display.name(), "YIZHAN_TOUCH_MAP=" + touch_map}};
        if (!kiosk.wait_for("event=first_picture", 20s) || !finger.wait_for("home.join", 10s)) std::abort();
        auto const start = Wall::now();
        join(finger, reader);
        code = finger.wait_for("done.services", 20s);
        seconds = std::chrono::duration<double>(Wall::now() - start).count();
    }
    bool recorded = false;
    for (auto const& line : folder.journal()) {
        auto const event = decode_event(line);
        recorded = recorded || (event && std::holds_alternative<ApplicationSubmitted>(event->body));
    }
    if (!code || !recorded) return {};
    return {{"enrollment", "taps_to_code", static_cast<double>(finger.taps()), "taps", {}, 8, Must::AtMost,
                "taps from 'join' to the code with an identity card, signature included, the phone left for later"},
        {"enrollment", "join_to_code", seconds, "s", {}, 40, Must::AtMost, "the same at the window, in real time"}};
}

Benchmark const joining{"enrollment", "joining", measure_joining};

} // namespace
} // namespace yizhan::bench
