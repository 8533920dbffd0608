#include "kiosk/writing/writing_engines.h"

#include <atomic>

namespace yizhan {
namespace {

constexpr char const* usual_dictionary = "/usr/share/libime/sc.dict";
constexpr char const* usual_handwriting = "/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model";

std::string or_usual(std::string path, char const* usual) { return path.empty() ? std::string{usual} : path; }

Result<std::unique_ptr<LibimePinyin>> open_pinyin(WritingFiles const& files, WritingEngines::Texts const& texts)
{
    NameTables tables = TRY(NameTables::parse(
        {texts.surnames, texts.given_characters, texts.given_names, texts.sounded_names, texts.rare_characters}));
    return LibimePinyin::open({files.language_model, or_usual(files.dictionary, usual_dictionary)}, std::move(tables));
}

template <class Reader>
std::unique_ptr<Reader> said_if_missing(Result<std::unique_ptr<Reader>> opened, std::string_view what)
{
    if (opened) return std::move(*opened);
    log::warning("writing.missing", {{"what", what}, {"why", opened.error().cause}});
    return nullptr;
}

} // namespace

// What the background writes while it reads, and the app's thread has otherwise: published by the state.
struct WritingEngines::Shared {
    enum class State { Closed, Reading, Open };
    WritingFiles files;
    Texts texts;
    std::function<void()> opened;
    std::atomic<State> state = State::Closed;
    std::unique_ptr<LibimePinyin> pinyin;
    std::unique_ptr<ZinniaHandwriting> handwriting;
    std::atomic<bool> has_pinyin = false;
    std::atomic<bool> has_handwriting = false;
};

class WritingEngines::Pinyin final : public PinyinReader {
public:
    explicit Pinyin(Shared& shared) : m_shared{shared} { }
    bool ready() const override { return m_shared.has_pinyin; }
    std::vector<PinyinCandidate> candidates(PinyinQuery const& query) override
    {
        return ready() ? m_shared.pinyin->candidates(query) : std::vector<PinyinCandidate>{};
    }
    void forget() override
    {
        if (ready()) m_shared.pinyin->forget();
    }

private:
    Shared& m_shared;
};

class WritingEngines::Handwriting final : public HandwritingReader {
public:
    explicit Handwriting(Shared& shared) : m_shared{shared} { }
    bool ready() const override { return m_shared.has_handwriting; }
    Result<std::vector<PrivateText>> recognise(Strokes const& strokes, std::size_t limit) override
    {
        if (!ready()) return fail(ErrorCode::Unavailable, "handwriting is not ready");
        return m_shared.handwriting->recognise(strokes, limit);
    }

private:
    Shared& m_shared;
};

WritingEngines::WritingEngines(WritingFiles files, Texts texts, Executor& background, std::function<void()> opened)
    : m_background{background}, m_shared{std::make_shared<Shared>()}, m_pinyin{std::make_unique<Pinyin>(*m_shared)},
      m_handwriting{std::make_unique<Handwriting>(*m_shared)}
{
    m_shared->files = std::move(files);
    m_shared->texts = std::move(texts);
    m_shared->opened = std::move(opened);
}

void WritingEngines::open()
{
    if (m_shared->state != Shared::State::Closed) return;
    m_shared->state = Shared::State::Reading;
    m_background.post([shared = m_shared] {
        auto const& files = shared->files;
        shared->pinyin = said_if_missing(open_pinyin(files, shared->texts), "pinyin");
        shared->has_pinyin = shared->pinyin != nullptr;
        shared->handwriting = said_if_missing(
            ZinniaHandwriting::open(or_usual(files.handwriting_model, usual_handwriting)), "handwriting");
        shared->has_handwriting = shared->handwriting != nullptr;
        shared->state = Shared::State::Open;
        if (shared->opened) shared->opened();
    });
}

void WritingEngines::close()
{
    if (m_shared->state != Shared::State::Open) return;
    m_shared->has_pinyin = false;
    m_shared->has_handwriting = false;
    m_shared->pinyin.reset();
    m_shared->handwriting.reset();
    m_shared->state = Shared::State::Closed;
}

WritingEngines::~WritingEngines() = default;

PinyinReader& WritingEngines::pinyin() { return *m_pinyin; }
HandwritingReader& WritingEngines::handwriting() { return *m_handwriting; }

} // namespace yizhan
