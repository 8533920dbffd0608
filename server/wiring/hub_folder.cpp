#include "server/wiring/hub_folder.h"

#include "server/api/queued_executor.h"
#include "server/http/loopback_call.h"
#include "shared/protocol/problem.h"

namespace yizhan {
namespace {

Result<std::string> body_of(HttpResponse const& response)
{
    if (response.status == 200) return response.body;
    auto const problem = parse_problem(response.body);
    return fail(problem ? problem->code : ErrorCode::Internal, problem ? problem->detail : "the hub answered nonsense");
}

} // namespace

Result<std::unique_ptr<HubFolder>> hold(HubConfig const& config)
{
    auto held = std::make_unique<HubFolder>(TRY(LockFile::acquire(config.data_dir)));
    held->store = TRY(HubStore::open({(config.data_dir / "hub.db").string(), ""}, held->random));
    held->accounts = TRY(FileAccounts::open(held->files, config.data_dir / "accounts.json"));
    held->keys = TRY(HubKeys::open(held->files, config.data_dir, held->random, held->clock.wall()));
    return held;
}

HubSettings settings_of(HubConfig const& config, OperatorDoor const& door)
{
    return {config.public_url, {}, {}, blake2b(as_bytes(door.secret))};
}

Result<std::string> ask_operator(HubConfig const& config, std::string path, std::string body)
{
    HttpRequest request{"POST", {}, std::move(path), {}, {}, std::move(body), {}};
    set_field(request.fields, "content-type", "application/json");
    auto held = hold(config);
    SystemFiles files;
    if (!held && held.error().code == ErrorCode::Busy) {
        auto const door = TRY(read_operator_door(files, config.data_dir / "operator.json"));
        set_field(request.fields, "authorization", "Bearer " + door.secret);
        return body_of(TRY(call_hub(door.address, door.port, request)));
    }
    if (!held) return tl::unexpected(held.error());
    auto& own = **held;
    auto const door = make_operator_door("127.0.0.1", 0, own.random);
    set_field(request.fields, "authorization", "Bearer " + door.secret);
    QueuedExecutor executor;
    auto const hub = TRY(Hub::open(own.ports(), {own.clock, own.random, executor, executor, executor},
        settings_of(config, door), TRY(signing_key_in(own.files, config.data_dir / "hub.key", own.random)), {}));
    std::optional<HttpResponse> answer;
    hub->handle(std::move(request), [&](HttpResponse response) { answer = std::move(response); });
    while (!answer && executor.run_one()) { }
    return answer ? body_of(*answer) : fail(ErrorCode::Internal, "the hub did not answer");
}

} // namespace yizhan
