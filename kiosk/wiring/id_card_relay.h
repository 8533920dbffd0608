// Stands between the kiosk's actor and the reader of identity cards: each needs the other first. What the reader posted
// before it was stopped finds nobody instead of an actor that has gone.
#pragma once

#include "kiosk/input/sdt_reader.h"
#include "shared/platform/log.h"

#include <memory>
#include <utility>

namespace yizhan {

class IdCardRelay final : public IdCardReader, private IdCardListener {
public:
    // A reader that cannot be started is said in the log; then there is none. `kiosk` lives until stop().
    void start(SdtOptions options, Clock const& clock, Executor& executor, IdCardListener& kiosk)
    {
        m_kiosk = &kiosk;
        auto reader = start_id_card_reader(std::move(options), clock, executor, *this);
        if (!reader) {
            log::warning("id_card_reader_not_started", {{"code", reader.error().code}});
            return;
        }
        m_reader = std::move(*reader);
        kiosk.id_card_reader_changed(m_reader->state());
    }
    // On the executor's thread. `self` is kept until what waits there has run.
    static void stop(std::shared_ptr<IdCardRelay> self, Executor& executor)
    {
        self->m_reader.reset();
        self->m_kiosk = nullptr;
        executor.post([self] {});
    }

    void set_wanted(bool wanted) override
    {
        if (m_reader) m_reader->set_wanted(wanted);
    }
    IdCardReaderState state() const override { return m_reader ? m_reader->state() : IdCardReaderState::None; }

private:
    void id_card_read(IdCardRead card) override
    {
        if (m_kiosk) m_kiosk->id_card_read(std::move(card));
    }
    void id_card_troubled(IdCardTrouble trouble) override
    {
        if (m_kiosk) m_kiosk->id_card_troubled(trouble);
    }
    void id_card_reader_changed(IdCardReaderState state) override
    {
        if (m_kiosk) m_kiosk->id_card_reader_changed(state);
    }

    IdCardListener* m_kiosk = nullptr;
    std::unique_ptr<IdCardReader> m_reader;
};

} // namespace yizhan
