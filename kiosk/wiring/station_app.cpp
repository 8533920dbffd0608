#include "kiosk/wiring/station_app.h"

#include "kiosk/app/kiosk.h"
#include "kiosk/devices/chime.h"
#include "kiosk/devices/qr_code.h"
#include "kiosk/devices/rotating_code.h"
#include "kiosk/input/card_reader.h"
#include "kiosk/journal/kiosk_store.h"
#include "kiosk/sync/sync.h"
#include "kiosk/vault/code_desk.h"
#include "kiosk/vault/form_vault.h"
#include "kiosk/vault/pin_desk.h"
#include "kiosk/wiring/id_card_relay.h"
#include "kiosk/wiring/screen.h"
#include "kiosk/wiring/writing_texts.h"
#include "kiosk/writing/writing_engines.h"
#include "shared/platform/thread_executor.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

namespace yizhan {
namespace {

constexpr Millis tidy_after{2'000};
constexpr Millis close_writing_after{10 * 60 * 1000};

std::int64_t disk_free_bytes(std::filesystem::path const& folder)
{
    std::error_code error;
    auto const space = std::filesystem::space(folder, error);
    return error ? 0 : static_cast<std::int64_t>(space.available);
}

// The kiosk and the sync know each other by their faces only; this stands between them.
class StationApp final : public App, private SyncListener, private SyncPort {
public:
    StationApp(KioskConfig const& config, KioskIdentity identity, Computer machine,
        std::unique_ptr<journal::KioskStore> store, ViewSink sink)
        : m_machine{std::move(machine)}, m_identity{std::move(identity)}, m_data_dir{config.data_dir},
          m_card_reader_options{config.id_card_reader}, m_store{std::move(store)},
          m_clock{m_machine.clock, m_store->time_memory(), program_built_at}, m_reader{m_store->station_book(), m_clock,
                                                                                  m_identity.issuer_keys},
          m_code{m_identity.kiosk, m_identity.hub_url, Secret::from_bytes(m_identity.check_in_key.bytes()).value()},
          m_sealer{m_identity.kiosk}, m_issuer{{m_identity.kiosk, m_identity.hub_url, m_identity.key,
                                                   m_identity.check_in_key},
                                          m_machine.random, make_qr_code},
          m_worker{"slow"}, m_pins{m_machine.executor, m_worker, m_machine.random},
          m_writing{config.writing, writing_texts(m_machine.files, assets_folder() / "writing"), m_worker,
              [this, &executor = m_machine.executor, alive = std::weak_ptr<int>{m_alive}] {
                  executor.post([this, alive] {
                      if (!alive.expired()) m_kiosk.on_writing_ready();
                  });
              }},
          m_chime{make_chime(config.sound)}, m_kiosk{ports(),
                                                 {program_version, m_store->start_reason(), {}, config.language},
                                                 [this, show = std::move(sink)](std::shared_ptr<View const> view) {
                                                     want_writing(*view);
                                                     show(std::move(view));
                                                 }}
    {
    }
    ~StationApp() override { IdCardRelay::stop(m_id_cards, m_machine.executor); }

    Result<void> prepare()
    {
        m_sync = TRY(Sync::make(m_identity,
            {m_machine.transport, m_machine.executor, m_machine.random, m_clock, m_store->journal(), m_store->outbox(),
                m_store->feed(), *this,
                [this] {
                    return MachineHealth{disk_free_bytes(m_data_dir), m_machine.scanner_state()};
                }},
            program_version));
        return {};
    }

    void start() override
    {
        m_kiosk.start();
        m_id_cards->start(m_card_reader_options, m_machine.clock, m_machine.executor, m_kiosk);
        m_sync->start();
    }
    void on_intent(Intent const& intent) override
    {
        m_kiosk.on_intent(intent);
        tidy_soon();
    }
    void on_scan(std::string_view text) override
    {
        m_kiosk.on_scan(text);
        tidy_soon();
    }

private:
    KioskPorts ports()
    {
        return {m_store->journal(), m_store->roster(), m_store->station_book(), m_reader, m_code, m_clock, *this,
            m_machine.random, m_machine.executor,
            EnrollmentPorts{m_store->enrollment_book(), m_store->drafts(), m_sealer, m_issuer, m_pins,
                m_writing.pinyin(), m_writing.handwriting(), *m_id_cards},
            AmenityPorts{m_store->machine_book(), m_store->goods_book(), m_store->catalogue_book()}, m_chime.get()};
    }
    // While the person reads the answer.
    void tidy_soon()
    {
        if (std::exchange(m_tidy_waits, true)) return;
        m_machine.executor.post_after(tidy_after, [this, alive = std::weak_ptr<int>{m_alive}] {
            if (alive.expired()) return;
            m_tidy_waits = false;
            m_store->tidy();
        });
    }
    // Engines while somebody joins, helps or searches, and a while longer: the next one in a queue need not wait for
    // them.
    void want_writing(View const& view)
    {
        auto const* catalogue = std::get_if<CatalogueScreen>(&view.screen);
        bool const wanted = std::holds_alternative<EnrollmentScreen>(view.screen)
            || std::holds_alternative<VolunteerScreen>(view.screen)
            || (catalogue && std::holds_alternative<ServiceSearchPage>(catalogue->page));
        MonoMs const now = m_machine.clock.mono();
        if (wanted) {
            m_writing.open();
            m_written_at = now;
        } else if (m_written_at && now - *m_written_at > close_writing_after) {
            m_writing.close();
            m_written_at.reset();
        }
    }
    void nudge() override { m_sync->nudge(); }
    void sync_changed(SyncState const& state) override { m_kiosk.on_sync(state); }
    void feed_changed() override { m_kiosk.on_feed_applied(); }
    void hub_knew_more() override { m_kiosk.on_new_incarnation(); }

    Computer m_machine;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0); // before whoever posts and asks for it
    KioskIdentity m_identity;
    std::filesystem::path m_data_dir;
    SdtOptions m_card_reader_options;
    std::unique_ptr<journal::KioskStore> m_store;
    KioskClock m_clock;
    CredentialCardReader m_reader;
    RotatingCode m_code;
    FormVault m_sealer;
    CodeDesk m_issuer;
    ThreadExecutor m_worker; // for what takes long: a PIN, the data of the writing engines
    PinDesk m_pins;
    WritingEngines m_writing;
    std::unique_ptr<Announcer> m_chime; // none where the sound is off
    std::optional<MonoMs> m_written_at; // when somebody last might have
    std::shared_ptr<IdCardRelay> m_id_cards = std::make_shared<IdCardRelay>();
    Kiosk m_kiosk;
    std::unique_ptr<Sync> m_sync;
    bool m_tidy_waits = false;
};

} // namespace

char const* const program_version = YIZHAN_VERSION;
UtcMs const program_built_at{YIZHAN_RELEASED_MS};

std::filesystem::path identity_path(KioskConfig const& config) { return config.data_dir / "identity.json"; }

Result<std::unique_ptr<App>> open_station_app(
    KioskConfig const& config, KioskIdentity identity, Computer machine, ViewSink sink)
{
    journal::StoreOptions options;
    options.folder = config.data_dir;
    options.kiosk = identity.kiosk;
    options.station = identity.station;
    auto store = TRY(journal::KioskStore::open(std::move(options), machine.files, machine.random));
    auto app = std::make_unique<StationApp>(
        config, std::move(identity), std::move(machine), std::move(store), std::move(sink));
    TRY_DO(app->prepare());
    return std::unique_ptr<App>{std::move(app)};
}

} // namespace yizhan
