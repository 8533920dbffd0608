// A kiosk as the hub meets it: joins with a ticket, signs what it sends, and believes only what the hub signed.
#pragma once

#include "tests/server/support/api/test_hub.h"

#include "shared/protocol/compression.h"
#include "shared/protocol/envelope.h"
#include "shared/protocol/sealed_box.h"

namespace yizhan::test {

class TestKiosk {
public:
    explicit TestKiosk(std::uint8_t seed = 1) : key{*Secret::from_bytes(Bytes(32, seed))} { }

    HttpRequest join_request(JoinTicket const& ticket, std::optional<KioskId> claimed = {}) const
    {
        JoinRequest request;
        request.code = ticket.code;
        std::copy(key.verify_key().bytes().begin(), key.verify_key().bytes().end(), request.verify_key.begin());
        request.machine = "kiosk-machine";
        request.kiosk = std::move(claimed);
        return signed_request("POST", "/v1/join", {}, encode(request), {{"content-type", "application/json"}});
    }
    TestKiosk& join(TestHub& hub, std::string_view at = "s1")
    {
        auto const request = join_request(hub.ticket(at));
        auto const response = hub.ask(request);
        REQUIRE(response.status == 200);
        REQUIRE(believes(hub, response, request));
        auto const reply = decode_join_reply(response.body);
        REQUIRE(reply);
        id = reply->kiosk;
        station = reply->station;
        check_in_key = *Secret::from_bytes(*open_sealed(reply->sealed_check_in_key, key));
        return *this;
    }

    HttpRequest signed_request(
        std::string method, std::string path, std::string query, std::string body, HttpFields fields = {}) const
    {
        HttpRequest request{std::move(method), "hub.test", std::move(path), std::move(query), std::move(fields),
            std::move(body), "192.0.2.50"};
        REQUIRE(sign_request(request, key, FakeClock::usual_wall, "nonce-1"));
        return request;
    }
    bool believes(TestHub& hub, HttpResponse const& response, HttpRequest const& request) const
    {
        return verify_response(response, request, hub.key()).has_value();
    }

    // Event `sequence` of this kiosk, always the same bytes.
    std::string line(Seq sequence, EventBody body) const
    {
        Event event;
        event.id = EventId::make("e-" + std::to_string(sequence));
        event.kiosk = id;
        event.incarnation = incarnation;
        event.station = station;
        event.sequence = sequence;
        event.moment
            = {{FakeClock::usual_wall + Millis{static_cast<std::int64_t>(sequence)}, MonoMs{5}, BootId::make("b")},
                Millis{0}};
        event.body = std::move(body);
        return encode_event(event) + "\n";
    }
    std::string guest_line(Seq sequence) const
    {
        return line(sequence,
            CheckedIn{
                VisitId::make("v" + std::to_string(sequence)), {}, {}, Occupation::Courier, Assurance::Guest, {}});
    }
    HttpRequest upload(Seq first, std::uint32_t count, std::string const& lines) const
    {
        UploadHead const head{incarnation, first, count, {FakeClock::usual_wall, MonoMs{5}, BootId::make("b")}};
        return signed_request("POST", "/v1/kiosks/" + id.text() + "/events", encode_upload_query(head),
            *compress(lines), {{"content-type", "application/x-ndjson"}, {"content-encoding", "zstd"}});
    }
    HttpRequest upload_guests(Seq first, std::uint32_t count) const
    {
        std::string lines;
        for (Seq at = first; at < first + count; ++at) lines += guest_line(at);
        return upload(first, count, lines);
    }
    Heartbeat beat() const
    {
        Heartbeat out;
        out.incarnation = incarnation;
        out.clock = {FakeClock::usual_wall, MonoMs{5}, BootId::make("b")};
        out.version = "0.1.0";
        out.storage = "ok";
        out.scanner = "ok";
        return out;
    }
    HttpRequest heartbeat(Heartbeat const& beat) const
    {
        return signed_request(
            "POST", "/v1/kiosks/" + id.text() + "/heartbeat", {}, encode(beat), {{"content-type", "application/json"}});
    }
    HttpRequest feed(std::string const& channel, std::string query = {}) const
    {
        return signed_request("GET", "/v1/feeds/" + channel, std::move(query), {});
    }
    std::string token(UtcMs at) const { return make_check_in_token(id, at, *check_in_key); }

    SigningKey key;
    KioskId id = KioskId::make("unjoined");
    StationId station = StationId::make("s1");
    IncarnationId incarnation = IncarnationId::make("00000000000000aa");
    std::optional<Secret> check_in_key;
};

} // namespace yizhan::test
