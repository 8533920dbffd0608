// Handwriting by zinnia and a model of simplified characters. Keeps no strokes.
#pragma once

#include "kiosk/app/writing.h"

#include <memory>
#include <string>

namespace zinnia {
class Recognizer;
}

namespace yizhan {

class ZinniaHandwriting final : public HandwritingReader {
public:
    // NotFound: no handwriting on this kiosk.
    static Result<std::unique_ptr<ZinniaHandwriting>> open(std::string const& model);
    ~ZinniaHandwriting() override;

    bool ready() const override { return true; }
    Result<std::vector<PrivateText>> recognise(Strokes const& strokes, std::size_t limit) override;

private:
    explicit ZinniaHandwriting(std::unique_ptr<zinnia::Recognizer> recognizer);

    std::unique_ptr<zinnia::Recognizer> m_recognizer;
};

} // namespace yizhan
