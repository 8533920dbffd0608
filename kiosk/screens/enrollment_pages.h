// The pages of joining, one a file: each draws what is below the head into `area`. EnrollmentScreen's draw picks it.
#pragma once

#include "kiosk/screens/form_parts.h"

namespace yizhan::screens {

void draw_page(Scene& scene, ui::Rect area, EnrollmentScreen const& screen, WhyJoinPage const& page);
void draw_page(Scene& scene, ui::Rect area, EnrollmentScreen const& screen, OccupationPage const& page);
void draw_page(Scene& scene, ui::Rect area, EnrollmentScreen const& screen, EmployerPage const& page);
void draw_page(Scene& scene, ui::Rect area, EnrollmentScreen const& screen, NamePage const& page);
void draw_page(Scene& scene, ui::Rect area, EnrollmentScreen const& screen, DocumentPage const& page);
void draw_page(Scene& scene, ui::Rect area, EnrollmentScreen const& screen, PhonePage const& page);
void draw_page(Scene& scene, ui::Rect area, EnrollmentScreen const& screen, CommunityPage const& page);
void draw_page(Scene& scene, ui::Rect area, EnrollmentScreen const& screen, UnionPage const& page);
void draw_page(Scene& scene, ui::Rect area, EnrollmentScreen const& screen, UnionTreePage const& page);
// Also for the union of a ceremony.
void draw_tree(Scene& scene, ui::Rect area, UnionTreePage const& page);
void draw_page(Scene& scene, ui::Rect area, EnrollmentScreen const& screen, ConsentPage const& page);
void draw_page(Scene& scene, ui::Rect area, EnrollmentScreen const& screen, SamePersonPage const& page);
void draw_page(Scene& scene, ui::Rect area, EnrollmentScreen const& screen, DonePage const& page);
void draw_page(Scene& scene, ui::Rect area, EnrollmentScreen const& screen, CannotEnrollPage const& page);
void draw_page(Scene& scene, ui::Rect area, EnrollmentScreen const& screen, AnswerPage const& page);

// Instead of a page: 'shall it all be wiped?' and 'are you still there?'. What was typed is not seen meanwhile.
void draw_close_question(Scene& scene, ui::Rect area, EnrollmentScreen const& screen);
void draw_still_there(Scene& scene, ui::Rect area, int seconds);

} // namespace yizhan::screens
