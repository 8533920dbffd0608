#include "kiosk/ui/components.h"
#include "kiosk/ui/pointer_queue.h"
#include "tests/support/ui/stage.h"

#include <catch2/catch.hpp>
#include <string>

namespace yizhan::ui {
namespace {

constexpr Rect left{100, 100, 200, 200};
constexpr Rect right{500, 100, 200, 200};

// Two keys that write down what was tapped.
struct Keys {
    std::string taps;

    void operator()(Ui& ui)
    {
        if (key(ui, "a", left, "a")) taps += 'a';
        if (key(ui, "b", right, "b")) taps += 'b';
    }
};

// What a window does: one event a frame until none waits.
void drain(Stage& stage, PointerQueue& queue, Keys& keys)
{
    do {
        FrameInput input{stage.width, stage.height, stage.now, {}, {}};
        queue.fill(input);
        stage.frame(std::ref(keys), input.event, input.held_px);
    } while (!queue.empty());
}

void put_tap(PointerQueue& queue, Rect const& box)
{
    queue.moved(box.center());
    queue.pressed();
    queue.lifted();
}

} // namespace

TEST_CASE("200 taps within one painted frame are 200 taps, in order")
{
    Stage stage{Words{}};
    PointerQueue queue;
    Keys keys;
    std::string expected;
    for (int i = 0; i < 200; ++i) {
        put_tap(queue, i % 3 == 0 ? right : left);
        expected += i % 3 == 0 ? 'b' : 'a';
    }
    drain(stage, queue, keys);
    CHECK(keys.taps == expected);
}

TEST_CASE("two different keys within one frame both count")
{
    Stage stage{Words{}};
    PointerQueue queue;
    Keys keys;
    put_tap(queue, left);
    put_tap(queue, right);
    drain(stage, queue, keys);
    CHECK(keys.taps == "ab");
}

TEST_CASE("a finger that slides off a key takes nothing, on whatever it is lifted")
{
    Stage stage{Words{}};
    PointerQueue queue;
    Keys keys;
    queue.moved(left.center());
    queue.pressed();
    queue.moved(right.center());
    queue.lifted();
    drain(stage, queue, keys);
    CHECK(keys.taps.empty());
}

TEST_CASE("a full queue drops whole taps, never half a one")
{
    Stage stage{Words{}};
    PointerQueue queue;
    Keys keys;
    for (int i = 0; i < 5000; ++i) put_tap(queue, left);
    drain(stage, queue, keys);
    CHECK(keys.taps == std::string(PointerQueue::capacity / 2, 'a'));
    put_tap(queue, right);
    drain(stage, queue, keys);
    CHECK(keys.taps.back() == 'b');
}

TEST_CASE("a small target reaches out to the size of a fingertip")
{
    Stage stage{Words{}};
    bool tapped = false;
    auto const draw = [&](Ui& ui) { tapped = ui.tapped("dot", {500, 500, 20, 20}) || tapped; };
    Vec const beside{470, 540};
    stage.frame(draw, PointerEvent{PointerAction::Down, beside}, beside);
    stage.frame(draw, PointerEvent{PointerAction::Up, beside});
    CHECK(tapped);
}

TEST_CASE("a press sinks in over time, comes back, and then asks for no more frames")
{
    Stage stage{Words{}};
    Keys keys;
    Vec const at = left.center();
    stage.frame(std::ref(keys), PointerEvent{PointerAction::Down, at}, at);
    CHECK(stage.ui.due().has_value());
    stage.now = stage.now + Millis{60};
    stage.frame(std::ref(keys), {}, at);
    float const half = stage.ui.press("a");
    CHECK(half > 0.2F);
    CHECK(half < 0.8F);
    stage.now = stage.now + Millis{100};
    stage.frame(std::ref(keys), {}, at);
    CHECK(stage.ui.press("a") == Approx(1));
    CHECK_FALSE(stage.ui.due().has_value());

    stage.frame(std::ref(keys), PointerEvent{PointerAction::Up, at});
    stage.now = stage.now + Millis{500};
    stage.frame(std::ref(keys));
    CHECK(stage.ui.press("a") == 0);
    CHECK_FALSE(stage.ui.due().has_value());
    CHECK(keys.taps == "a");
}

TEST_CASE("a tap shorter than a frame is still seen")
{
    Stage stage{Words{}};
    Keys keys;
    Vec const at = left.center();
    stage.frame(std::ref(keys), PointerEvent{PointerAction::Down, at}, at);
    stage.frame(std::ref(keys), PointerEvent{PointerAction::Up, at});
    stage.now = stage.now + Millis{16};
    stage.frame(std::ref(keys));
    CHECK(stage.ui.press("a") > 0.3F);
}

TEST_CASE("a frame in which nothing changed has the same fingerprint, any change another")
{
    Stage stage{Words{}};
    Keys keys;
    stage.frame(std::ref(keys));
    auto const still = stage.ui.canvas().fingerprint();
    stage.now = stage.now + Millis{5000};
    stage.frame(std::ref(keys));
    CHECK(stage.ui.canvas().fingerprint() == still);
    Vec const at = left.center();
    stage.frame(std::ref(keys), PointerEvent{PointerAction::Down, at}, at);
    stage.now = stage.now + Millis{50};
    stage.frame(std::ref(keys), {}, at);
    CHECK(stage.ui.canvas().fingerprint() != still);
}

} // namespace yizhan::ui
