// A form as bytes: it comes back as it was, fits where it must, and nothing else is taken for one.
#include "shared/protocol/application_form.h"
#include "shared/protocol/envelope.h"
#include "shared/protocol/sealed_form.h"
#include "tests/support/enrollment_samples.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

ApplicationForm some_form()
{
    ApplicationForm form;
    form.name = PrivateText{"测试\"\\甲"};
    form.document = ShownDocument{DocumentKind::ResidentId, PrivateText{"11010119900307123X"}, true};
    form.sex = Sex::Male;
    form.birth = PrivateText{"1990-03-07"};
    form.ethnic_group = PrivateText{"汉"};
    form.address = PrivateText{"测试市测试路 1 号"};
    form.phone = PrivateText{"13800000000"};
    form.occupation = Occupation::Courier;
    form.employer_text = PrivateText{"自家车"};
    form.community = CommunityId::make("c-1");
    form.consent = ConsentGiven{ConsentVersion::make("2026-09-01"), Language::Chinese};
    form.signature = {{{10, 10}, {12, 9}, {400, 390}}, {{0, 0}}, {{1000, 400}, {999, 1000}}};
    form.pickup_key.assign(32, 7);
    return form;
}

std::string json_of(ApplicationForm const& form)
{
    auto const bytes = encode_form(form).value();
    return std::string{as_text(bytes)};
}

bool is_form(std::string const& json) { return decode_form(as_bytes(json)).has_value(); }

} // namespace

TEST_CASE("a form comes back as it was", "[protocol]")
{
    ApplicationForm amendment;
    amendment.phone = PrivateText{"13900000000"};
    for (auto const& form : {some_form(), ApplicationForm{}, amendment, test::largest_form()}) {
        auto const bytes = encode_form(form);
        REQUIRE(bytes);
        auto const back = decode_form(*bytes);
        REQUIRE(back);
        CHECK(*back == form);
    }
}

TEST_CASE("the plain bytes of a form are these", "[protocol]")
{
    auto form = some_form();
    form.name = PrivateText{"测试甲"};
    CHECK(json_of(form)
        == R"({"name":"测试甲","document":{"kind":"resident_id","number":"11010119900307123X","from_card":true},)"
           R"("sex":"male","birth":"1990-03-07","ethnic_group":"汉","address":"测试市测试路 1 号","phone":"13800000000",)"
           R"("occupation":"courier","employer_text":"自家车","community":"c-1",)"
           R"("consent":{"version":"2026-09-01","language":"zh"},"signature":"AxQUBAGIBvoFAZ8GiwYC0A+gBgGwCQ==",)"
           R"("pickup":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="})");
}

TEST_CASE("the largest form stays within an event, with all that an event can carry besides", "[protocol]")
{
    auto const plain = encode_form(test::largest_form());
    REQUIRE(plain);
    INFO(plain->size() << " bytes plain");
    std::string const longest_id(64, 'x');
    auto const id = [&](auto tag) { return decltype(tag)::make(longest_id); };
    SealedFormPlace const place{id(ApplicationId{}), id(EventId{}), id(KioskId{})};
    SealingKeyPair const pair{Secret::from_bytes(Bytes(32, 5)).value()};
    auto const sealed = seal_form(pair.key(), place, *plain);
    REQUIRE(sealed);

    auto submitted = test::sample_submitted();
    submitted.application = place.application;
    submitted.member = id(MemberId{});
    submitted.renewal = true;
    submitted.applicant = {"𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀**", PhoneKey{"0007", 'c'}, Occupation::FoodDeliveryRider};
    submitted.union_id = id(UnionId{});
    submitted.route = Route::Chosen;
    submitted.consent = id(ConsentVersion{});
    submitted.card = id(CardId{});
    submitted.helped = {id(MemberId{}), id(CeremonyId{})};
    submitted.form = {"0a0b0c0d", to_base64(*sealed)};
    Event event;
    event.id = place.event;
    event.kiosk = place.kiosk;
    event.incarnation = id(IncarnationId{});
    event.station = id(StationId{});
    event.sequence = UINT64_MAX;
    event.moment = {{UtcMs{1795507200123}, MonoMs{INT64_MAX / 2}, id(BootId{})}, Millis{-3'155'760'000'000}};
    event.body = submitted;
    auto const line = encode_event(event);
    INFO(line.size() << " bytes");
    CHECK(line.size() <= max_event_bytes);
    CHECK(decode_event(line));
    CHECK(decode_form(open_form(*sealed, pair, place).value()).value() == test::largest_form());
}

TEST_CASE("whatever a hand did, a form can be sealed and is read again within its bounds", "[protocol]")
{
    auto form = test::largest_form();
    form.name = PrivateText{std::string(100, 'n')};
    form.document->number = PrivateText{"11010119900307123X??999"};
    form.birth = PrivateText{"1990-01-01T00:00"};
    form.address = PrivateText{"\xE2\x80\xAE一\x07" + std::string(1'000, 'x')};
    form.phone = PrivateText{"138 0000 0000 0000"};
    form.employer_text = PrivateText{std::string(500, 'e')};
    form.signature.assign(90, Stroke(90, StrokePoint{-5, 32'000}));
    form.pickup_key.resize(31);
    auto const bytes = encode_form(form);
    REQUIRE(bytes);
    auto const back = decode_form(*bytes);
    REQUIRE(back);
    CHECK(back->name == PrivateText{std::string(60, 'n')});
    CHECK(back->document->number == PrivateText{"11010119900307123X"});
    CHECK(back->birth == PrivateText{"1990-01-01"});
    CHECK(back->address == PrivateText{"一" + std::string(69, 'x')});
    CHECK(back->phone == PrivateText{"13800000000"});
    CHECK(back->employer_text == PrivateText{std::string(60, 'e')});
    CHECK(back->signature == thinned(form.signature));
    CHECK(back->signature.front().front() == StrokePoint{0, 1000});
    CHECK(back->pickup_key.empty());
}

TEST_CASE("members of a form of a later version are passed over", "[protocol]")
{
    CHECK(is_form(R"({"occupation":"other","later":{"a":[1,-2.5e3,{"b":null}],"c":true},"even":[],"more":{}})"));
}

TEST_CASE("what no kiosk writes is no form", "[protocol]")
{
    auto const json = json_of(some_form());
    struct Row {
        std::string from;
        std::string to;
    };
    auto const row = GENERATE(values<Row>({
        {R"("occupation":"courier")", R"("occupation":"king")"},
        {R"("occupation":"courier",)", ""},
        {R"("kind":"resident_id")", R"("kind":"library_card")"},
        {R"("from_card":true)", R"("from_card":"yes")"},
        {R"("number":"110)", R"("number":"1 0)"},
        {R"("number":"110)", R"("number":"1000)"},
        {R"("phone":"138)", R"("phone":"+38)"},
        {R"("phone":"138)", R"("phone":"1138)"},
        {R"("birth":"1990)", R"("birth":"year)"},
        {R"("language":"zh")", R"("language":"fr")"},
        {R"("sex":"male")", R"("sex":"yes")"},
        {R"("address":")", R"("address":"\u202e)"},
        {R"("address":")", R"("address":"\u0007)"},
        {R"("address":")", R"("address":"\ud800)"},
        {R"("address":")", R"("address":"\x)"},
        {R"("address":")", "\"address\":\"\xFF"},
        {R"("address":")", "\"address\":\"\n"},
        {R"("community":"c-1")", R"("community":"c 1")"},
        {R"("pickup":"BwcH)", R"("pickup":")"},
        {R"("signature":"AxQU)", R"("signature":"AxQ)"},
        {R"("name":)", R"("name":"again","name":)"},
        {R"({"name":)", R"([{"name":)"},
        {R"("name":)", R"("deep":[[[[[[[[[[[[1]]]]]]]]]]]],"name":)"},
    }));
    INFO(row.from << " -> " << row.to);
    auto changed = json;
    auto const at = changed.find(row.from);
    REQUIRE(at != std::string::npos);
    CHECK_FALSE(is_form(changed.replace(at, row.from.size(), row.to)));
    CHECK_FALSE(is_form(json + "x"));
}

TEST_CASE("no cut of a form is a form", "[protocol]")
{
    auto const json = json_of(some_form());
    for (std::size_t size = 0; size < json.size(); ++size) CHECK_FALSE(is_form(json.substr(0, size)));
}

TEST_CASE("escaped characters of a form are read as what they mean", "[protocol]")
{
    auto const form = decode_form(as_bytes(R"({"occupation":"other","name":"\u9648\ud840\udc00\/\""})"));
    REQUIRE(form);
    CHECK(form->name == PrivateText{"陈𠀀/\""});
}

TEST_CASE("a signature comes back as it was drawn", "[protocol]")
{
    HandSignature const drawn{{{0, 0}, {1000, 1000}, {0, 1000}}, {{500, 200}}};
    CHECK(unpack_signature(pack_signature(drawn)) == drawn);
    CHECK(unpack_signature({}) == HandSignature{});
}

TEST_CASE("a signature out of its bounds is not taken", "[protocol]")
{
    HandSignature const one_too_many(max_signature_strokes + 1, Stroke{{1, 1}});
    HandSignature const too_long{Stroke(max_signature_points + 1, StrokePoint{1, 1})};
    HandSignature const outside{{{1001, 0}}};
    HandSignature const negative{{{0, -1}}};
    for (auto const& drawn : {one_too_many, too_long, outside, negative})
        CHECK_FALSE(unpack_signature(pack_signature(drawn)));
    CHECK_FALSE(unpack_signature(Bytes{0})); // a stroke of no points
    CHECK_FALSE(unpack_signature(Bytes{1, 2})); // cut
    CHECK_FALSE(unpack_signature(Bytes{1, 0x82, 0, 0})); // a longer form of a short number
}

TEST_CASE("a signature that is too much is thinned to its bounds and keeps the ends of its strokes", "[protocol]")
{
    HandSignature drawn;
    for (int s = 0; s < 50; ++s) {
        Stroke stroke;
        for (int p = 0; p < 1 + s * 7; ++p)
            stroke.push_back({static_cast<std::int16_t>(p), static_cast<std::int16_t>(s)});
        drawn.push_back(stroke);
    }
    auto const kept = thinned(drawn);
    CHECK(kept.size() == max_signature_strokes);
    CHECK(unpack_signature(pack_signature(kept)) == kept);
    for (std::size_t s = 0; s < kept.size(); ++s) {
        CHECK(kept[s].front() == drawn[s].front());
        CHECK(kept[s].back() == drawn[s].back());
    }
    HandSignature const few{{{1, 1}, {2, 2}}, {}};
    CHECK(thinned(few) == HandSignature{{{1, 1}, {2, 2}}});
}
