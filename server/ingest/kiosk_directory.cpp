#include "server/ingest/kiosk_directory.h"

namespace yizhan {

void KioskDirectory::put(KnownKiosk kiosk)
{
    std::scoped_lock const lock{m_mutex};
    forget(kiosk.id);
    m_by_key_id.insert_or_assign(kiosk.key.key_id(), kiosk.id);
    auto id = kiosk.id;
    m_by_id.emplace(std::move(id), std::move(kiosk));
}

void KioskDirectory::remove(KioskId const& id)
{
    std::scoped_lock const lock{m_mutex};
    forget(id);
}

void KioskDirectory::forget(KioskId const& id)
{
    auto const old = m_by_id.find(id);
    if (old == m_by_id.end()) return;
    auto const name = m_by_key_id.find(old->second.key.key_id());
    if (name != m_by_key_id.end() && name->second == id) m_by_key_id.erase(name);
    m_by_id.erase(old);
}

std::optional<KnownKiosk> KioskDirectory::find(KioskId const& id) const
{
    std::scoped_lock const lock{m_mutex};
    auto const at = m_by_id.find(id);
    return at == m_by_id.end() ? std::nullopt : std::optional{at->second};
}

std::optional<KnownKiosk> KioskDirectory::find_by_key_id(std::string_view key_id) const
{
    std::scoped_lock const lock{m_mutex};
    auto const name = m_by_key_id.find(std::string{key_id});
    if (name == m_by_key_id.end()) return std::nullopt;
    return m_by_id.at(name->second);
}

Result<void> load(KioskDirectory& directory, KioskRegistry& registry)
{
    for (auto& kiosk : TRY(registry.kiosks())) directory.put(std::move(kiosk));
    return {};
}

} // namespace yizhan
