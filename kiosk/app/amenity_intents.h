// What a person or a volunteer can want of machines, goods, stock and services. Part of intents.h. Of joining's intents
// BackAPage, PickListed, PressDigit, EraseLast and Write serve here too: they go to what is on the screen.
#pragma once

#include "shared/domain/campaign.h"
#include "shared/domain/machine.h"
#include "shared/domain/service_catalogue.h"

#include <cstddef>
#include <variant>

namespace yizhan {

namespace intent {

// --- machines
struct OpenMachines { // of one amenity; from the home screen or after a check-in
    AmenityId amenity;
};
struct PickMinutes {
    int minutes = 0;
};
struct StartMachine {
    MachineId machine;
};
struct EndSession { // 'I took it out', or done early; within the undo window: it never was
    MachineId machine;
};
struct JoinQueue {
    AmenityId amenity;
};
struct LeaveQueue {
    TicketId ticket;
};
struct ReportMachine {
    MachineId machine;
    bool broken = true; // false: works again; a volunteer only
};

// --- goods, after a check-in
struct OpenOffers { }; // all of them
struct OpenOffer {
    CampaignId campaign;
};
struct PickGoods { // of the campaign that is shown
    std::size_t index = 0;
};
struct ConfirmTaking { };

// --- stock and handing out: a volunteer
struct OpenStock { };
enum class StockAct { Receive, Count, Send, WriteOff };
struct OpenStockForm {
    StockAct act = StockAct::Receive;
    GoodsId goods;
};
struct PickLoss { // of a write-off
    StockReason reason = StockReason::Damaged;
};
struct ConfirmStock { };
struct OpenHandOut { };
struct PickCampaign {
    CampaignId campaign;
};
struct AllowTaking { }; // the volunteer says yes to what only waits for them
struct OpenTakings { };
struct UndoTaking {
    TakingId taking;
};

// --- the service catalogue
struct OpenServiceField {
    ServiceField field = ServiceField::StartUp;
};
struct OpenSituation {
    LifeSituation situation = LifeSituation::NewHere;
};
struct OpenServiceSearch { };
struct OpenService {
    ServiceId service;
};
struct RequestService { };
struct OpenFollow { }; // type the code of a request
struct PressCode { // a letter or digit of it
    char key = '0';
};
struct WithdrawRequest { };

} // namespace intent

using AmenityIntent = std::variant<intent::OpenMachines, intent::PickMinutes, intent::StartMachine, intent::EndSession,
    intent::JoinQueue, intent::LeaveQueue, intent::ReportMachine, intent::OpenOffers, intent::OpenOffer,
    intent::PickGoods, intent::ConfirmTaking, intent::OpenStock, intent::OpenStockForm, intent::PickLoss,
    intent::ConfirmStock, intent::OpenHandOut, intent::PickCampaign, intent::AllowTaking, intent::OpenTakings,
    intent::UndoTaking, intent::OpenServiceField, intent::OpenSituation, intent::OpenServiceSearch, intent::OpenService,
    intent::RequestService, intent::OpenFollow, intent::PressCode, intent::WithdrawRequest>;

} // namespace yizhan
