// The hub's command line: `serve` wires configuration, ports, threads and sockets together; the other verbs do one
// thing on the data folder. Three of them also work while a hub serves there: they ask it through its operator routes.
#include "server/api/export_events.h"
#include "server/api/queued_executor.h"
#include "server/api/worker_pool.h"
#include "server/demo/catalogue_file.h"
#include "server/demo/demo_district.h"
#include "server/http/http_server.h"
#include "server/store/scheduled_backup.h"
#include "server/wiring/hub_folder.h"
#include "shared/platform/log.h"
#include "shared/platform/stream_file.h"
#include "shared/platform/systemd_notify.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>
#include <future>
#include <iostream>
#include <sys/stat.h>

using namespace yizhan;

namespace {

struct Verbs {
    std::string config_path = "/etc/yizhan/hub.toml";
    std::string station;
    bool as_json = false;
    std::uint64_t seed = 1;
    std::uint32_t members = 16'505;
    std::string format = "csv";
    std::string out;
    std::string name;
    std::vector<std::string> roles;
    std::string backup;
    std::filesystem::path catalogue;
};

// Waits for SIGTERM or SIGINT. Meanwhile the service manager hears of the actor, not of this thread.
void wait_for_end(Executor& actor)
{
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    auto const limit = watchdog_limit();
    auto const beat_ms = limit ? limit->count() / 3 : 60'000;
    timespec const beat{beat_ms / 1'000, beat_ms % 1'000 * 1'000'000};
    while (sigtimedwait(&ends, nullptr, &beat) < 0) {
        if (limit) actor.post([] { (void)notify_service_manager(ServiceState::Alive); });
    }
}

Result<void> serve(HubConfig const& config)
{
    auto const held = TRY(hold(config));
    auto key = TRY(signing_key_in(held->files, config.data_dir / "hub.key", held->random));
    auto door = make_operator_door(config.address, 0, held->random);
    ThreadExecutor actor{"hub"};
    WorkerPool workers{"hub-work", 2};
    ThreadExecutor hashing{"hub-hash"};
    auto const hub = TRY(Hub::open(held->ports(), {held->clock, held->random, actor, workers, hashing},
        settings_of(config, door), std::move(key), read_web_pages(config.web_dir)));
    HttpServerOptions options;
    options.address = config.address;
    options.port = config.port;
    options.peer = config.behind_proxy ? PeerOf::ForwardedFor : PeerOf::Socket;
    options.clock = &held->clock;
    auto const server = TRY(HttpServer::start(
        options, [&](HttpRequest request, HttpReply reply) { hub->handle(std::move(request), std::move(reply)); }));
    door.port = server->port();
    TRY_DO(write_operator_door(held->files, config.data_dir / "operator.json", door));
    ThreadExecutor checking{"hub-check"};
    ScheduledBackup backups{actor, checking, *held->store, held->files, held->clock,
        {config.backup_folder, config.backup_every, medium_of(config.data_dir, config.backup_folder)}};
    if (!config.backup_folder.empty()) backups.start();
    log::info("hub.serves", {{"address", config.address}, {"port", server->port()}});
    (void)notify_service_manager(ServiceState::Ready);

    wait_for_end(actor);
    (void)notify_service_manager(ServiceState::Stopping);
    server->stop();
    std::promise<void> drained;
    actor.post([&] { drained.set_value(); });
    drained.get_future().wait();
    log::info("hub.stopped");
    // Everything that was answered is committed. Ending here spares the threads an order in which to die.
    std::fflush(nullptr);
    std::_Exit(0);
}

Result<void> join_code(HubConfig const& config, Verbs const& verbs)
{
    JsonWriter wanted;
    wanted.member("station", verbs.station);
    auto const body = TRY(ask_operator(config, "/v1/operator/join-tickets", wanted.finish()));
    JsonDocument document;
    auto const made = TRY(document.parse_object(body));
    if (verbs.as_json)
        std::cout << body << '\n';
    else
        std::cout << TRY(made.text("ticket")) << "\nworks once, until " << TRY(made.text("expires_at")) << '\n';
    return {};
}

Result<void> add_staff(HubConfig const& config, Verbs const& verbs)
{
    std::string password;
    std::getline(std::cin, password);
    JsonWriter wanted;
    wanted.member("name", verbs.name);
    wanted.member("password", password);
    if (!verbs.roles.empty()) {
        wanted.begin_array("roles");
        for (auto const& role : verbs.roles) wanted.element(std::string_view{role});
        wanted.end_array();
    }
    if (!is_account_name(verbs.name)) return fail(ErrorCode::InvalidInput, "a name has 1 to 32 visible characters");
    if (!is_good_password(password)) return fail(ErrorCode::InvalidInput, "a password has 10 to 128 bytes");
    TRY(ask_operator(config, "/v1/operator/accounts", wanted.finish()));
    std::cout << "The account is ready.\n";
    return {};
}

Result<void> rotate_enrollment_key(HubConfig const& config, Verbs const&)
{
    auto const body = TRY(ask_operator(config, "/v1/operator/enrollment-key", "{}"));
    JsonDocument document;
    auto const made = TRY(document.parse_object(body));
    std::cout << "New forms are sealed to key " << TRY(made.text("kid")) << " from now on; old ones still open.\n";
    return {};
}

// Where it was installed, or the tree in which the program was built.
std::filesystem::path shipped_catalogue()
{
    std::error_code none;
    auto const program = std::filesystem::read_symlink("/proc/self/exe", none).parent_path();
    auto const installed = program / "../share/yizhan/assets/catalogue/services.json";
    return std::filesystem::exists(installed, none) ? installed : program / "../../assets/catalogue/services.json";
}

// Entries with the same id are replaced, others stay as staff wrote them.
Result<void> import_catalogue(HubConfig const& config, Verbs const& verbs)
{
    auto const held = TRY(hold(config));
    auto const path = verbs.catalogue.empty() ? shipped_catalogue() : verbs.catalogue;
    auto const services = TRY(demo::read_catalogue(held->files, path));
    std::vector<FeedRow> const rows{services.begin(), services.end()};
    TRY_DO(held->store->feeds().put(district_channel(), rows));
    std::cout << services.size() << " services are in the catalogue.\n";
    return {};
}

Result<void> seed_demo(HubConfig const& config, Verbs const& verbs)
{
    auto const held = TRY(hold(config));
    if (!TRY(held->store->feeds().stations()).empty())
        return fail(ErrorCode::Conflict, "this hub already has stations; the demo district is for an empty one");
    SystemRandom random;
    auto const issuer = TRY(signing_key_in(held->files, config.data_dir / "issuer.key", random));
    demo::DemoOptions options{verbs.seed, verbs.members, {}};
    options.services = TRY(demo::read_catalogue(held->files, shipped_catalogue()));
    auto const made = TRY(demo::seed_demo(held->store->feeds(), held->store->events(), held->files, config.data_dir,
        issuer, options, held->clock.wall()));
    std::cout << made.unions << " unions, " << made.stations << " stations, " << made.members
              << " members, all invented. Cards to try: " << made.cards.string() << '\n';
    return {};
}

Result<void> rebuild(HubConfig const& config, Verbs const&)
{
    auto const held = TRY(hold(config));
    QueuedExecutor executor;
    auto const ports = held->ports();
    Projector projector{executor, {ports.projections, ports.feeds, ports.work, held->clock, {}}, [] { return false; }};
    TwoThreads both;
    TRY_DO(projector.rebuild(both));
    ApplicationClerk clerk{{ports.events, ports.feeds, ports.applications, ports.audit, ports.cards, ports.members,
        ports.work, ports.keys, held->clock, held->random, {}}};
    TRY_DO(clerk.rebuild());
    std::cout << "Counted again: " << TRY(held->store->events().event_count()) << " events.\n";
    return {};
}

Result<void> restore(HubConfig const& config, Verbs const& verbs)
{
    auto const lock = TRY(LockFile::acquire(config.data_dir));
    SystemRandom random;
    return restore_backup(verbs.backup, {(config.data_dir / "hub.db").string(), ""}, random);
}

Result<void> export_all(HubConfig const& config, Verbs const& verbs)
{
    auto const held = TRY(hold(config));
    auto const format = verbs.format == "json" ? ExportFormat::Json : ExportFormat::Csv;
    std::optional<StreamFile> file;
    if (!verbs.out.empty()) file = TRY(StreamFile::create(verbs.out));
    auto const count = TRY(export_events(held->store->events(), format, [&](std::string_view piece) -> Result<void> {
        if (file) return file->write(piece);
        if (std::cout << piece) return {};
        return fail(ErrorCode::Io, "cannot write");
    }));
    TRY_DO(held->store->audit().add({held->clock.wall(), "operator", "export_events", "all"}));
    log::info("hub.exported", {{"events", count}});
    return file ? file->finish() : Result<void>{};
}

int report(Result<void> const& result)
{
    if (result) return 0;
    std::cerr << "yizhan-hub: " << result.error().cause << '\n';
    return 1;
}

int run(int argc, char** argv)
{
    Verbs verbs;
    CLI::App app{"The hub of 驿站 Yizhan: takes in what happened at the stations, and tells them what they must know."};
    app.require_subcommand(1);
    app.add_option("--config", verbs.config_path, "configuration file")->capture_default_str();
    using Verb = Result<void> (*)(HubConfig const&, Verbs const&);
    std::vector<std::pair<CLI::App*, Verb>> known;
    auto const add = [&](CLI::App& parent, char const* name, char const* what, Verb verb) {
        known.emplace_back(parent.add_subcommand(name, what), verb);
        return known.back().first;
    };
    add(app, "serve", "serve kiosks, phones and staff until SIGTERM",
        [](auto& config, auto&) { return serve(config); });
    auto* const join = add(app, "join-code", "make a one-use code with which a kiosk joins", join_code);
    join->add_option("--station", verbs.station, "the station's id")->required();
    join->add_flag("--json", verbs.as_json, "as the staff page gets it, with the QR code's rows");
    auto* const seed = add(app, "seed-demo", "fill an empty hub with the invented demo district", seed_demo);
    seed->add_option("--seed", verbs.seed)->capture_default_str();
    seed->add_option("--members", verbs.members)->check(CLI::Range(1U, 1'000'000U))->capture_default_str();
    add(app, "import-catalogue", "put a file of services into the catalogue; without one, the eighty that come along",
        import_catalogue)
        ->add_option("FILE", verbs.catalogue);
    add(app, "rebuild", "count all figures again from the first event", rebuild);
    add(app, "restore", "make the database of a hub that lost its own from a backup", restore)
        ->add_option("BACKUP", verbs.backup)
        ->required();
    auto* const out = add(app, "export", "write all events, one line each", export_all);
    out->add_option("--format", verbs.format)->check(CLI::IsMember({"csv", "json"}))->capture_default_str();
    out->add_option("--out", verbs.out, "file; otherwise standard output");
    auto* const staff = app.add_subcommand("staff", "accounts for the staff pages")->require_subcommand(1);
    auto* const person
        = add(*staff, "add", "make an account or give it a new password, read from standard input", add_staff);
    person->add_option("NAME", verbs.name)->required();
    person->add_option("--roles", verbs.roles, "what the account may do; a new one may do all unless this is given")
        ->delimiter(',')
        ->check(CLI::IsMember({"figures", "enrollment", "district", "services"}));
    add(app, "rotate-enrollment-key", "seal new forms to a new key", rotate_enrollment_key);
    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        return app.exit(error);
    }
    auto const config = read_hub_config(verbs.config_path);
    if (!config) return report(tl::unexpected(config.error()));
    log::set_level(config->log_level);
    for (auto const& [subcommand, verb] : known) {
        if (subcommand->parsed()) return report(verb(*config, verbs));
    }
    return 2;
}

} // namespace

int main(int argc, char** argv)
{
    ::umask(0077); // databases and keys are for the hub's user only
    std::signal(SIGPIPE, SIG_IGN);
    sigset_t ends; // taken by wait_for_end(), in whichever thread they arrive
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    return run(argc, argv);
}
