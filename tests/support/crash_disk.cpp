#include "tests/support/crash_disk.h"

#include <algorithm>

namespace yizhan::test {

CrashDisk::CrashDisk(std::uint64_t seed, std::size_t sector_bytes)
    : m_random{seed, "disk"}, m_sector_bytes{sector_bytes}
{
}

// --- failing ---------------------------------------------------------------------------------------------------------

void CrashDisk::fail_at(DiskOperation operation, std::uint64_t count, Repeat repeat)
{
    failure(operation) = {count, repeat, 0, false};
}
bool CrashDisk::has_failed(DiskOperation operation) const
{
    return m_failures[static_cast<std::size_t>(operation)].failed;
}

bool CrashDisk::fails(DiskOperation operation)
{
    auto& f = failure(operation);
    if (f.at == 0) return false;
    ++f.done;
    bool const now = f.repeat == Repeat::Once ? f.done == f.at : f.done >= f.at;
    f.failed = f.failed || now;
    return now;
}

void CrashDisk::heal()
{
    m_failures = {};
    m_cut_at = unlimited;
    m_capacity_bytes = unlimited;
    m_access = Access::ReadWrite;
    m_honesty = SyncHonesty::Honest;
}

// Counts a change. When the cut comes with it, the change is still carried out in memory, so that the restart may keep,
// drop or tear it, but its answer is an error.
DiskStatus CrashDisk::begin_change(DiskOperation operation)
{
    if (m_dead) return DiskStatus::IoError;
    ++m_changes;
    if (m_access == Access::ReadOnly && operation == DiskOperation::Write) return DiskStatus::ReadOnly;
    if (m_changes >= m_cut_at) m_dead = true;
    return DiskStatus::Ok;
}

// --- what a program may ask ------------------------------------------------------------------------------------------

std::shared_ptr<CrashDisk::File> CrashDisk::find(std::string const& name) const
{
    auto const found = m_names.find(name);
    return found == m_names.end() ? nullptr : found->second;
}

void CrashDisk::apply(Names& names, NameChange const& change)
{
    for (auto const& [name, file] : change) {
        if (file)
            names[name] = file;
        else
            names.erase(name);
    }
}

void CrashDisk::change_names(NameChange change)
{
    apply(m_names, change);
    m_unsynced_names.push_back(std::move(change));
}

bool CrashDisk::exists(std::string const& name) const { return !m_dead && find(name) != nullptr; }

DiskStatus CrashDisk::open(std::string const& name, Handle& out)
{
    if (m_dead) return DiskStatus::IoError;
    out.file = find(name);
    out.life = m_life;
    return out.file ? DiskStatus::Ok : DiskStatus::NotFound;
}

DiskStatus CrashDisk::create(std::string const& name, Handle& out)
{
    if (!name.empty() && open(name, out) == DiskStatus::Ok) return DiskStatus::Ok;
    if (auto const status = begin_change(DiskOperation::Write); status != DiskStatus::Ok) return status;
    if (fails(DiskOperation::Write)) return DiskStatus::IoError;
    out.file = std::make_shared<File>();
    out.life = m_life;
    if (!name.empty()) change_names({{name, out.file}});
    return finish_change();
}

DiskStatus CrashDisk::read(Handle const& file, std::uint64_t offset, std::span<std::uint8_t> out, std::size_t& got)
{
    got = 0;
    if (!is_usable(file) || fails(DiskOperation::Read)) return DiskStatus::IoError;
    auto const& content = file.file->current;
    if (offset < content.size()) got = content.copy(reinterpret_cast<char*>(out.data()), out.size(), offset);
    return DiskStatus::Ok;
}

DiskStatus CrashDisk::write(Handle const& file, std::uint64_t offset, ByteView bytes)
{
    if (!is_usable(file)) return DiskStatus::IoError;
    auto const end = offset + bytes.size();
    auto const growth = end > file.file->current.size() ? end - file.file->current.size() : 0;
    if (growth > 0 && m_capacity_bytes != unlimited && used_bytes() + growth > m_capacity_bytes)
        return DiskStatus::NoSpace;
    if (auto const status = begin_change(DiskOperation::Write); status != DiskStatus::Ok) return status;
    if (fails(DiskOperation::Write)) return DiskStatus::IoError;
    Change change{offset, std::string{as_text(bytes)}};
    apply(file.file->current, change);
    file.file->unsynced.push_back(std::move(change));
    return finish_change();
}

DiskStatus CrashDisk::truncate(Handle const& file, std::uint64_t size)
{
    if (!is_usable(file)) return DiskStatus::IoError;
    if (auto const status = begin_change(DiskOperation::Write); status != DiskStatus::Ok) return status;
    if (fails(DiskOperation::Write)) return DiskStatus::IoError;
    Change change{size, {}};
    apply(file.file->current, change);
    file.file->unsynced.push_back(std::move(change));
    return finish_change();
}

DiskStatus CrashDisk::sync(Handle const& file)
{
    if (!is_usable(file)) return DiskStatus::IoError;
    if (auto const status = begin_change(DiskOperation::Sync); status != DiskStatus::Ok) return status;
    if (m_dead) return DiskStatus::IoError; // cut while syncing: the restart decides write by write
    if (fails(DiskOperation::Sync)) {
        lose_some(*file.file);
        return DiskStatus::IoError;
    }
    if (m_honesty == SyncHonesty::Lying) return DiskStatus::Ok;
    for (auto const& change : file.file->unsynced) apply(file.file->durable, change);
    file.file->unsynced.clear();
    return DiskStatus::Ok;
}

DiskStatus CrashDisk::sync_names()
{
    if (auto const status = begin_change(DiskOperation::Sync); status != DiskStatus::Ok) return status;
    if (m_dead || fails(DiskOperation::Sync)) return DiskStatus::IoError;
    if (m_honesty == SyncHonesty::Lying) return DiskStatus::Ok;
    m_durable_names = m_names;
    m_unsynced_names.clear();
    return DiskStatus::Ok;
}

DiskStatus CrashDisk::rename(std::string const& from, std::string const& to)
{
    if (!m_dead && !find(from)) return DiskStatus::NotFound;
    if (auto const status = begin_change(DiskOperation::Write); status != DiskStatus::Ok) return status;
    if (fails(DiskOperation::Write)) return DiskStatus::IoError;
    change_names({{to, find(from)}, {from, nullptr}});
    return finish_change();
}

DiskStatus CrashDisk::remove(std::string const& name)
{
    if (!m_dead && !find(name)) return DiskStatus::NotFound;
    if (auto const status = begin_change(DiskOperation::Write); status != DiskStatus::Ok) return status;
    if (fails(DiskOperation::Write)) return DiskStatus::IoError;
    change_names({{name, nullptr}});
    return finish_change();
}

std::uint64_t CrashDisk::size(Handle const& file) const { return file.file->current.size(); }

// --- power -----------------------------------------------------------------------------------------------------------

void CrashDisk::apply(std::string& content, Change const& change)
{
    if (!change.bytes) {
        if (content.size() > change.offset) content.resize(change.offset);
        return;
    }
    if (content.size() < change.offset + change.bytes->size()) content.resize(change.offset + change.bytes->size());
    std::copy(change.bytes->begin(), change.bytes->end(), content.begin() + static_cast<std::ptrdiff_t>(change.offset));
}

// Each sector that the write touches holds the new bytes, the old ones, or noise.
CrashDisk::Change CrashDisk::torn(File const& file, Change change)
{
    auto& bytes = *change.bytes;
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t const left_in_sector = m_sector_bytes - (change.offset + at) % m_sector_bytes;
        std::size_t const end = std::min(bytes.size(), at + left_in_sector);
        auto const fate = m_random.below(3);
        for (; at < end; ++at) {
            std::size_t const place = change.offset + at;
            if (fate == 1) bytes[at] = place < file.durable.size() ? file.durable[place] : '\0';
            if (fate == 2) bytes[at] = static_cast<char>(m_random.next_u64());
        }
    }
    return change;
}

void CrashDisk::lose_some(File& file)
{
    for (auto const& change : file.unsynced) {
        auto const fate = m_random.below(4); // half kept, a quarter dropped, a quarter torn
        if (fate < 2) apply(file.durable, change);
        if (fate == 3 && change.bytes) apply(file.durable, torn(file, change));
    }
    file.unsynced.clear();
}

void CrashDisk::restart(Restart how)
{
    ++m_life;
    m_dead = false;
    m_cut_at = unlimited;
    if (how == Restart::ProcessKilled) return;
    for (auto const& change : m_unsynced_names) {
        if (m_random.chance(50)) apply(m_durable_names, change);
    }
    m_unsynced_names.clear();
    m_names = m_durable_names;
    for (auto const& [name, file] : m_names) {
        lose_some(*file);
        file->current = file->durable;
    }
}

// --- the image -------------------------------------------------------------------------------------------------------

std::uint64_t CrashDisk::used_bytes() const
{
    std::uint64_t total = 0;
    for (auto const& [name, file] : m_names) total += file->current.size();
    return total;
}

std::vector<std::string> CrashDisk::names() const
{
    std::vector<std::string> out;
    for (auto const& [name, file] : m_names) out.push_back(name);
    return out;
}

std::string CrashDisk::content(std::string const& name) const
{
    auto const file = find(name);
    return file ? file->current : std::string{};
}

void CrashDisk::put(std::string const& name, std::string content)
{
    auto file = std::make_shared<File>();
    file->durable = content;
    file->current = std::move(content);
    m_names[name] = m_durable_names[name] = std::move(file);
}

void CrashDisk::flip_bit(std::string const& name, std::uint64_t byte, unsigned bit)
{
    auto text = content(name);
    text.at(byte) = static_cast<char>(text.at(byte) ^ (1 << bit));
    put(name, std::move(text));
}

void CrashDisk::erase(std::string const& name)
{
    m_names.erase(name);
    m_durable_names.erase(name);
}

void CrashDisk::copy_image_from(CrashDisk const& other)
{
    m_names.clear();
    m_durable_names.clear();
    m_unsynced_names.clear();
    for (auto const& name : other.names()) put(name, other.content(name));
}

} // namespace yizhan::test
