// The tables that staff keep (unions, employers, communities, rules), the audit log, and taking a kiosk's trust away.
// On the hub's executor.
#pragma once

#include "server/api/hub_context.h"

namespace yizhan {

class StaffDistrict {
public:
    static constexpr std::size_t max_entries = 500;
    static constexpr std::size_t max_rules = 2'000;

    explicit StaffDistrict(HubContext& hub) : m_hub{hub} { }

    void unions(ExchangePtr const& exchange);
    void put_union(ExchangePtr const& exchange);
    void places(ExchangePtr const& exchange);
    void put_employer(ExchangePtr const& exchange);
    void put_community(ExchangePtr const& exchange);
    void rules(ExchangePtr const& exchange);
    void put_rules(ExchangePtr const& exchange);
    void audit(ExchangePtr const& exchange);
    void revoke_kiosk(ExchangePtr const& exchange);
    // For the operator: a new key to seal forms to.
    void rotate_enrollment_key(ExchangePtr const& exchange);

private:
    Result<std::string> audit_json(HttpRequest const& request);
    Result<void> revoke(KioskId const& kiosk, std::string const& by);
    Result<std::string> rotate();

    HubContext& m_hub;
};

} // namespace yizhan
