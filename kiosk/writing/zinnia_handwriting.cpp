#include "kiosk/writing/zinnia_handwriting.h"

#include "kiosk/writing/stroke_shape.h"
#include "shared/base/utf8.h"

#include <exception>
#include <zinnia.h>

namespace yizhan {

ZinniaHandwriting::ZinniaHandwriting(std::unique_ptr<zinnia::Recognizer> recognizer)
    : m_recognizer{std::move(recognizer)}
{
}

ZinniaHandwriting::~ZinniaHandwriting() = default;

Result<std::unique_ptr<ZinniaHandwriting>> ZinniaHandwriting::open(std::string const& model)
{
    try {
        std::unique_ptr<zinnia::Recognizer> recognizer{zinnia::Recognizer::create()};
        if (!recognizer || !recognizer->open(model.c_str()))
            return fail(ErrorCode::NotFound, "handwriting model " + model + " cannot be read");
        return std::unique_ptr<ZinniaHandwriting>{new ZinniaHandwriting{std::move(recognizer)}};
    } catch (std::exception const& e) {
        return fail(ErrorCode::NotFound, std::string{"handwriting cannot be read: "} + e.what());
    }
}

Result<std::vector<PrivateText>> ZinniaHandwriting::recognise(Strokes const& strokes, std::size_t limit)
{
    std::vector<PrivateText> found;
    Strokes const shaped = shape_for_reading(strokes);
    if (shaped.empty() || shaped.size() > most_strokes || limit == 0) return found;
    try {
        std::unique_ptr<zinnia::Character> const character{zinnia::Character::create()};
        character->clear();
        character->set_width(stroke_square);
        character->set_height(stroke_square);
        for (std::size_t i = 0; i < shaped.size(); ++i)
            for (StrokePoint const p : shaped[i]) character->add(i, p.x, p.y);
        std::unique_ptr<zinnia::Result> const result{m_recognizer->classify(*character, limit)};
        for (std::size_t i = 0; result && i < result->size(); ++i) {
            std::string_view const text = result->value(i);
            if (utf8::is_valid(text)) found.emplace_back(text);
        }
    } catch (std::exception const& e) {
        return fail(ErrorCode::Internal, std::string{"handwriting: "} + e.what());
    }
    return found;
}

} // namespace yizhan
