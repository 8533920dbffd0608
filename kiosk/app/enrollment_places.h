// Finding the employer and the community that somebody means: by initials or a part of the name while they write, and
// for the community also before that, from the address of their card or from where the station is.
#pragma once

#include "kiosk/app/enrollment_book.h"
#include "kiosk/app/enrollment_form.h"

#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

constexpr std::size_t most_places = 6;

// Letters that are still being composed count: they are initials here.
std::string place_query(WritingField const& field);

std::vector<Employer> find_employers(EnrollmentBook& book, OpenForm const& form);
// Nothing typed: what the address names, then what the station's place names.
std::vector<Community> find_communities(EnrollmentBook& book, OpenForm const& form, Station const& station);

// What may be a community's name in an address, the narrowest first: …街道新浦社区3幢 -> 新浦社区, 新浦.
std::vector<std::string> community_hints(std::string_view address);

ListedPlace listed(Employer const& employer);
ListedPlace listed(Community const& community);

} // namespace yizhan
