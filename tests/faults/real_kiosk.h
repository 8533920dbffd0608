// The kiosk's actor on its real journal and the real disk; only what it does not need for keeping facts is made up.
#pragma once

#include "kiosk/journal/kiosk_store.h"
#include "tests/kiosk/app/fakes.h"

#include <filesystem>

namespace yizhan::test {

inline Result<std::unique_ptr<journal::KioskStore>> open_kiosk_store(
    std::filesystem::path const& folder, FileStore& files, Random& random)
{
    journal::StoreOptions options;
    options.folder = folder;
    options.kiosk = KioskId::make("k1");
    options.station = StationId::make("xiapu-1");
    return journal::KioskStore::open(std::move(options), files, random);
}

struct RealKiosk {
    // REQUIRES: ok() before anything else is used.
    explicit RealKiosk(std::filesystem::path const& folder) : store{open_kiosk_store(folder, files, random)}
    {
        if (!store) return;
        kiosk_clock.emplace(clock, (*store)->time_memory(), UtcMs{0});
        kiosk.emplace(KioskPorts{(*store)->journal(), (*store)->roster(), book, reader, code, *kiosk_clock, sync,
                          random, executor},
            KioskOptions{"0.1.0", (*store)->start_reason(), {}, Language::Chinese},
            [this](std::shared_ptr<View const> next) { view = std::move(next); });
        kiosk->start();
    }
    bool ok() const { return store.has_value(); }
    void tap(Intent const& intent) { kiosk->on_intent(intent); }
    template <class Screen> Screen const* screen() const { return std::get_if<Screen>(&view->screen); }

    SystemFiles files;
    SystemRandom random;
    SystemClock clock;
    Result<std::unique_ptr<journal::KioskStore>> store;
    FakeBook book;
    FakeReader reader;
    FakeCode code;
    FakeSync sync;
    ManualExecutor executor;
    std::optional<KioskClock> kiosk_clock;
    std::shared_ptr<View const> view;
    std::optional<Kiosk> kiosk;
};

} // namespace yizhan::test
