// What staff do with members: find them, give and take cards, put two records together, and appoint volunteers. On the
// hub's executor.
#pragma once

#include "server/api/hub_context.h"

namespace yizhan {

class StaffMembers {
public:
    static constexpr std::size_t max_listed = 200;

    explicit StaffMembers(HubContext& hub) : m_hub{hub} { }

    void list(ExchangePtr const& exchange);
    void card(ExchangePtr const& exchange); // reissue or revoke
    void merge(ExchangePtr const& exchange);
    void volunteers(ExchangePtr const& exchange);
    void appoint(ExchangePtr const& exchange);
    void dismiss(ExchangePtr const& exchange);

private:
    Result<std::string> list_json(HttpRequest const& request);
    Result<std::string> card_json(std::string_view id, std::string_view body, StaffIdentity const& who);
    Result<std::string> merge_json(std::string_view body, StaffIdentity const& who);
    Result<std::string> volunteers_json();

    HubContext& m_hub;
};

} // namespace yizhan
