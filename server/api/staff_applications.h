// What staff do with applications: look through them, open one, decide, print it. Every opening and printing is in the
// audit log before its answer leaves. On the hub's executor.
#pragma once

#include "server/api/application_json.h"
#include "server/api/hub_context.h"
#include "server/paper/application_form.h"

namespace yizhan {

class StaffApplications {
public:
    static constexpr std::size_t max_listed = 200;
    static constexpr std::size_t max_decisions = 200;

    explicit StaffApplications(HubContext& hub) : m_hub{hub} { }

    void list(ExchangePtr const& exchange);
    void open(ExchangePtr const& exchange);
    void decide(ExchangePtr const& exchange);
    void print(ExchangePtr const& exchange);

private:
    struct Opened {
        ApplicationRecord record;
        OpenedForm form;
        FormPlaces places;
    };
    Result<std::string> list_json(HttpRequest const& request);
    Result<Opened> open_one(std::string_view id, StaffIdentity const& who, std::string_view action);
    Result<std::string> open_json(std::string_view id, StaffIdentity const& who);
    Result<std::string> decide_json(std::string_view body, StaffIdentity const& who);
    Result<SignedForm> sheet_of(Opened&& opened);
    Result<FormPlaces> places_of(ApplicationRecord const& record, ApplicationForm const& form);

    HubContext& m_hub;
};

} // namespace yizhan
