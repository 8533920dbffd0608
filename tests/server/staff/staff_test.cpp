#include "server/staff/file_accounts.h"
#include "server/staff/sign_in.h"
#include "tests/support/manual_executor.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temp_dir.h"

#include <filesystem>

using namespace yizhan;
using Catch::Matchers::Contains;

namespace {

constexpr PasswordCost cheap{1, 8}; // the rules do not depend on the cost

struct Desk {
    test::TempDir folder;
    SystemFiles files;
    test::SeededRandom random{7, "staff"};
    FileAccounts accounts = *FileAccounts::open(files, folder / "accounts.json");
    test::ManualExecutor executor;
    test::ManualExecutor hashing;

    void add(std::string_view name, std::string_view password)
    {
        REQUIRE(set_password(accounts, name, password, cheap, random));
    }
};

Result<StaffIdentity> outcome(Desk& desk, SignIn& sign_in, std::string_view name, std::string password)
{
    Result<StaffIdentity> out = fail(ErrorCode::Internal, "never answered");
    sign_in.check(name, std::move(password), [&](auto result) { out = std::move(result); });
    desk.hashing.run_ready();
    desk.executor.run_ready();
    return out;
}

} // namespace

TEST_CASE("password: only the same one fits, and the salt makes every record its own", "[staff]")
{
    auto const record = hash_password("correct horse", {1, 2, 3}, cheap);
    REQUIRE(record);
    CHECK(is_password("correct horse", *record) == true);
    CHECK(is_password("correct horsf", *record) == false);
    CHECK(is_password("", *record) == false);
    CHECK(hash_password("correct horse", {9}, cheap)->hash != record->hash);
    CHECK(hash_password("x", {}, {0, 8}).error().code == ErrorCode::InvalidInput);
}

TEST_CASE("password: the usual cost is at least what OWASP asks for Argon2id", "[staff]")
{
    CHECK(PasswordCost{}.memory_kib >= 19 * 1024);
    CHECK(PasswordCost{}.passes >= 2);
}

TEST_CASE("accounts: names and passwords that make trouble are refused", "[staff]")
{
    CHECK(is_account_name("王小明"));
    CHECK(is_account_name("demo"));
    for (auto const* const bad : {"", " a", "a ", "a\nb", "a\u202eb", "\xff", "123456789012345678901234567890123"})
        CHECK_FALSE(is_account_name(bad));
    CHECK_FALSE(is_good_password("too short"));
    CHECK(is_good_password("long enough"));
}

TEST_CASE("accounts: they survive a restart, and a second password replaces the first", "[staff]")
{
    Desk desk;
    desk.add("demo", "first password");
    auto const id = (*desk.accounts.find("demo"))->id;
    desk.add("demo", "second password");
    auto again = FileAccounts::open(desk.files, desk.folder / "accounts.json");
    REQUIRE(again);
    auto const found = again->find("demo");
    REQUIRE((found && *found));
    CHECK((*found)->id == id);
    CHECK(is_password("second password", (*found)->password) == true);
    CHECK(is_password("first password", (*found)->password) == false);
    CHECK_FALSE(again->find("nobody").value());
    auto const mode = std::filesystem::status(desk.folder / "accounts.json").permissions();
    CHECK((mode & std::filesystem::perms::mask)
        == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("accounts: a damaged file is told, not replaced", "[staff]")
{
    Desk desk;
    auto const path = desk.folder / "accounts.json";
    REQUIRE(desk.files.write_durably(path, R"({"accounts":[{"id":"x"}]})"));
    CHECK(FileAccounts::open(desk.files, path).error().code == ErrorCode::Corrupt);
    CHECK(*desk.files.read(path) == R"({"accounts":[{"id":"x"}]})");
}

TEST_CASE("sign-in: the right password only, and an unknown name costs the same work", "[staff]")
{
    Desk desk;
    desk.add("demo", "demo-district");
    SignIn sign_in{desk.accounts, desk.random, cheap, desk.executor, desk.hashing};
    auto const in = outcome(desk, sign_in, "demo", "demo-district");
    REQUIRE(in);
    CHECK(in->name == "demo");
    CHECK(outcome(desk, sign_in, "demo", "demo-districu").error().code == ErrorCode::Unauthorised);

    bool answered = false;
    sign_in.check("nobody", "demo-district", [&](auto const& result) {
        answered = true;
        CHECK(result.error().code == ErrorCode::Unauthorised);
    });
    CHECK_FALSE(answered); // hashed like any other
    desk.hashing.run_ready();
    desk.executor.run_ready();
    CHECK(answered);
}

TEST_CASE("sign-in: a flood is turned away at the door, and there is room again afterwards", "[staff]")
{
    Desk desk;
    desk.add("demo", "demo-district");
    SignIn sign_in{desk.accounts, desk.random, cheap, desk.executor, desk.hashing};
    int refused = 0;
    int checked = 0;
    for (int i = 0; i < 20; ++i) {
        sign_in.check("demo", "wrong-password",
            [&](auto const& result) { ++(result.error().code == ErrorCode::Busy ? refused : checked); });
    }
    CHECK(refused == 20 - SignIn::max_waiting);
    desk.hashing.run_ready();
    desk.executor.run_ready();
    CHECK(checked == SignIn::max_waiting);
    CHECK(outcome(desk, sign_in, "demo", "demo-district"));
}

TEST_CASE("sessions: used ones last up to twelve hours, idle ones twenty minutes", "[staff]")
{
    test::SeededRandom random{1, "sessions"};
    Sessions sessions{random};
    StaffIdentity const demo{AccountId::make("a1"), "demo"};
    MonoMs now{1'000};
    auto const token = sessions.open(demo, now);
    CHECK(token.size() == 43); // 256 bits
    CHECK(sessions.find(token, now) == demo);
    CHECK_FALSE(sessions.find(token + "A", now));
    for (auto used = now; used - now < Sessions::lifetime; used = used + Millis{19 * 60'000}) {
        INFO(used.ms);
        CHECK(sessions.find(token, used));
    }
    CHECK_FALSE(sessions.find(token, now + Sessions::lifetime));
    auto const idle = sessions.open(demo, now);
    CHECK_FALSE(sessions.find(idle, now + Sessions::idle));
    auto const closed = sessions.open(demo, now);
    sessions.close(closed);
    CHECK_FALSE(sessions.find(closed, now));
    auto const all = sessions.open(demo, now);
    sessions.close_all_of(demo.account);
    CHECK_FALSE(sessions.find(all, now));
}

TEST_CASE("sessions: there are never more than allowed, and the longest idle one makes room", "[staff]")
{
    test::SeededRandom random{1, "sessions"};
    Sessions sessions{random};
    StaffIdentity const demo{AccountId::make("a1"), "demo"};
    auto const first = sessions.open(demo, MonoMs{0});
    auto const second = sessions.open(demo, MonoMs{1});
    for (std::size_t i = 2; i < Sessions::max_sessions; ++i) sessions.open(demo, MonoMs{2});
    CHECK(sessions.find(first, MonoMs{3})); // now used last
    sessions.open(demo, MonoMs{4});
    CHECK_FALSE(sessions.find(second, MonoMs{5}));
    CHECK(sessions.find(first, MonoMs{5}));
}

TEST_CASE("accounts: whoever might do everything before there were services may do these too", "[staff]")
{
    Desk desk;
    desk.add("demo", "first password");
    auto const path = desk.folder / "accounts.json";
    auto text = *desk.files.read(path);
    auto const drop = [&](std::string const& what) { text.erase(text.find(what), what.size()); };
    auto const roles_now = [&] {
        REQUIRE(desk.files.write_durably(path, text));
        auto again = FileAccounts::open(desk.files, path);
        REQUIRE(again);
        return (*again->find("demo"))->roles;
    };
    drop(",\"services\"");
    CHECK(roles_now() == Roles::before_services()); // taken away on purpose
    drop("\"version\":2,");
    CHECK(roles_now() == Roles::all());
    drop(",\"district\"");
    CHECK_FALSE(roles_now().has(Role::Services));
}
