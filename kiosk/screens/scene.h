// What every screen gets: the frame to draw into, the view to show, and where wishes go. One screen is one file with
// one draw(scene, its view); a screen decides nothing, waits for nothing and keeps nothing but the
// reader's place.
#pragma once

#include "kiosk/app/enrollment_views.h"
#include "kiosk/app/intents.h"
#include "kiosk/app/views.h"
#include "kiosk/app/writing_field.h"
#include "kiosk/ui/components.h"
#include "kiosk/ui/keyboards.h"
#include "shared/base/strokes.h"

#include <string>
#include <string_view>
#include <utility>

namespace yizhan::screens {

// What a person is in the middle of while writing: no business of the app before it is finished.
struct WritingPlaces {
    bool expanded = false; // all candidates instead of the keys
    int page = 0; // of them
    ui::Letters letters = ui::Letters::Capital;
    Strokes strokes; // on the pad
};

// Where a person is within a screen: places in a text or in a list, no business of the app. Forgotten with the screen.
struct Places {
    std::optional<std::size_t> bulletin; // the one that is open
    int text_page = 0;
    int list_page = 0;
    int amenity_page = 0;
    WritingPlaces writing;
    Strokes signature; // as it grows
    int pad_generation = -1; // of the pad that it lies on
    bool unfinished_only = false; // of the people of a ceremony
    std::optional<MachineId> reporting; // the machine whose report waits for a second tap
    std::optional<std::size_t> open_row; // the goods whose acts are shown
    bool asks_again = false; // a second tap takes a request back
};

struct Scene {
    ui::Ui& ui;
    View const& view;
    IntentSink& intents;
    Places& places;

    ui::Theme const& theme() const { return ui.theme(); }
    std::string tr(std::string_view key, std::initializer_list<ui::Arg> args = {}) const { return ui.tr(key, args); }
    std::string const& say(Bilingual const& text) const { return text.in(view.language); }
    void want(Intent intent) { intents.push(std::move(intent)); }
};

void draw(Scene& scene, HomeView const& view);
void draw(Scene& scene, CheckedInView const& view);
void draw(Scene& scene, RefusedView const& view);
void draw(Scene& scene, KeypadView const& view);
void draw(Scene& scene, CandidatesView const& view);
void draw(Scene& scene, GuestView const& view);
void draw(Scene& scene, SectionView const& view);
void draw(Scene& scene, BulletinsView const& view);
void draw(Scene& scene, NotRecordedView const& view);
void draw(Scene& scene, SetupView const& view);
void draw(Scene& scene, EnrollmentScreen const& view);
void draw(Scene& scene, VolunteerScreen const& view);
void draw(Scene& scene, MachinesScreen const& view);
void draw(Scene& scene, GoodsScreen const& view);
void draw(Scene& scene, StockScreen const& view);
void draw(Scene& scene, CatalogueScreen const& view);

} // namespace yizhan::screens
