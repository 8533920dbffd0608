#include "kiosk/writing/stroke_shape.h"

#include <algorithm>
#include <cmath>

namespace yizhan {
namespace {

constexpr float margin = 50; // around the character
constexpr float smallest = 80; // what is smaller is a dot, and not blown up to the square
constexpr float spacing = 50;

struct Point {
    float x = 0;
    float y = 0;
};
using Line = std::vector<Point, PrivateAllocator<Point>>;

Line to_line(Stroke const& stroke)
{
    Line line;
    for (StrokePoint const p : stroke) line.push_back({static_cast<float>(p.x), static_cast<float>(p.y)});
    return line;
}

Line smooth(Line const& line)
{
    Line out = line;
    for (std::size_t i = 1; i + 1 < line.size(); ++i)
        out[i] = {
            (line[i - 1].x + 2 * line[i].x + line[i + 1].x) / 4, (line[i - 1].y + 2 * line[i].y + line[i + 1].y) / 4};
    return out;
}

float distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

Stroke thin(Line const& line)
{
    auto const rounded = [](Point p) {
        return StrokePoint{static_cast<std::int16_t>(std::lround(p.x)), static_cast<std::int16_t>(std::lround(p.y))};
    };
    Stroke out{rounded(line.front())};
    Point last = line.front();
    for (std::size_t i = 1; i < line.size(); ++i) {
        bool const ends = i + 1 == line.size();
        if (!ends && distance(line[i], last) < spacing) continue;
        // The end takes the place of a point right before it.
        if (ends && out.size() > 1 && distance(line[i], last) < spacing / 2) out.pop_back();
        out.push_back(rounded(line[i]));
        last = line[i];
    }
    return out;
}

} // namespace

Strokes shape_for_reading(Strokes const& strokes)
{
    Point low{1e9F, 1e9F};
    Point high{-1e9F, -1e9F};
    for (Stroke const& stroke : strokes)
        for (StrokePoint const p : stroke) {
            low = {std::min(low.x, static_cast<float>(p.x)), std::min(low.y, static_cast<float>(p.y))};
            high = {std::max(high.x, static_cast<float>(p.x)), std::max(high.y, static_cast<float>(p.y))};
        }
    float const extent = std::max({high.x - low.x, high.y - low.y, smallest});
    float const factor = (static_cast<float>(stroke_square) - 2 * margin) / extent;
    Point const middle{(low.x + high.x) / 2, (low.y + high.y) / 2};
    float const half = static_cast<float>(stroke_square) / 2;

    Strokes shaped;
    for (Stroke const& stroke : strokes) {
        if (stroke.empty()) continue;
        Line line = smooth(to_line(stroke));
        for (Point& p : line) p = {half + (p.x - middle.x) * factor, half + (p.y - middle.y) * factor};
        shaped.push_back(thin(line));
    }
    return shaped;
}

} // namespace yizhan
