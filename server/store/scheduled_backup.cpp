#include "server/store/scheduled_backup.h"

#include "shared/platform/log.h"

#include <algorithm>
#include <sys/stat.h>

namespace yizhan {
namespace {

constexpr std::string_view prefix = "hub-";
constexpr std::string_view suffix = ".db";

// hub-2026-11-24T09-05-00.000Z.db: in order of time, and a name on every file system.
std::string name_at(UtcMs time)
{
    auto text = std::string{prefix} + format_rfc3339(time) + std::string{suffix};
    std::replace(text.begin(), text.end(), ':', '-');
    return text;
}

bool is_backup(std::string const& name) { return name.starts_with(prefix) && name.ends_with(suffix); }

} // namespace

Medium medium_of(std::filesystem::path const& database, std::filesystem::path const& backups)
{
    struct stat one { };
    struct stat other { };
    bool const known = ::stat(database.c_str(), &one) == 0 && ::stat(backups.c_str(), &other) == 0;
    return known && one.st_dev != other.st_dev ? Medium::Another : Medium::TheSame;
}

ScheduledBackup::ScheduledBackup(Executor& executor, Executor& verifier, HubStore& store, FileStore& files,
    Clock const& clock, BackupOptions options)
    : m_executor{executor}, m_verifier{verifier}, m_store{store}, m_files{files}, m_clock{clock}, m_options{std::move(
                                                                                                      options)}
{
}

void ScheduledBackup::start()
{
    m_executor.post_after(first_after, [this] { begin(); });
}

void ScheduledBackup::begin()
{
    std::error_code ignored;
    std::filesystem::remove(unfinished(), ignored); // of a run that was cut short
    auto copy = m_store.begin_copy(unfinished().string());
    if (!copy) return again(&copy.error());
    m_copy = std::move(*copy);
    step();
}

void ScheduledBackup::step()
{
    auto const progress = m_copy->step();
    if (!progress) return again(&progress.error());
    // Uploads that came meanwhile have their turn first.
    if (*progress == CopyProgress::More) return m_executor.post([this] { step(); });
    verify();
}

void ScheduledBackup::verify()
{
    auto const events = m_copy->events();
    m_copy = nullptr; // closes the file
    m_verifier.post([this, events] {
        auto marks = verify_copy({unfinished().string(), ""}, events);
        m_executor.post([this, marks = std::move(marks)] { finish(marks); });
    });
}

void ScheduledBackup::finish(Result<std::vector<SafeMark>> const& marks)
{
    if (!marks) return again(&marks.error());
    auto const settled = settle(*marks);
    again(settled ? nullptr : &settled.error());
}

Result<void> ScheduledBackup::settle(std::vector<SafeMark> const& marks)
{
    TRY_DO(m_files.move_durably(unfinished(), m_options.folder / name_at(m_clock.wall())));
    drop_old();
    if (m_options.medium == Medium::Another) return m_store.mark_safe(marks);
    return {};
}

void ScheduledBackup::again(Error const* error)
{
    m_copy = nullptr;
    if (error)
        log::error("backup.failed", {{"code", error->code}, {"cause", error->cause}});
    else
        log::info("backup.done", {{"second_medium", m_options.medium == Medium::Another ? "yes" : "no"}});
    m_executor.post_after(m_options.every, [this] { begin(); });
}

void ScheduledBackup::drop_old() const
{
    std::error_code error;
    std::vector<std::filesystem::path> backups;
    for (std::filesystem::directory_iterator at{m_options.folder, error}, end; !error && at != end;
         at.increment(error)) {
        if (is_backup(at->path().filename().string())) backups.push_back(at->path());
    }
    std::sort(backups.begin(), backups.end());
    for (std::size_t i = 0; i + kept < backups.size(); ++i) std::filesystem::remove(backups[i], error);
}

} // namespace yizhan
