// A form that was sealed or left as a draft: what decodes is within its bounds and survives being written again.
#include "shared/protocol/application_form.h"
#include "tests/fuzz/targets/targets.h"
#include "tests/support/enrollment_samples.h"

namespace yizhan::fuzz {
namespace {

void run(ByteView input)
{
    if (auto const strokes = unpack_signature(input)) {
        promise(strokes->size() <= max_signature_strokes, "a signature keeps its bounds");
        promise(unpack_signature(pack_signature(*strokes)) == *strokes, "a signature survives being written again");
        promise(thinned(*strokes) == *strokes, "what is within its bounds is not thinned");
    }
    auto const form = decode_form(input);
    if (!form) return;
    auto const bytes = encode_form(*form);
    promise(bytes.has_value(), "what is read can be written");
    promise(bytes->size() <= max_form_bytes, "a form keeps its bound");
    auto const again = decode_form(*bytes);
    promise(again && *again == *form, "a form survives being written again");
}

std::vector<std::string> seeds()
{
    ApplicationForm amendment;
    amendment.phone = PrivateText{"13900000000"};
    amendment.signature = {{{1, 2}, {3, 4}}, {{500, 200}}};
    ApplicationForm person;
    person.name = PrivateText{"测试甲"};
    person.document = ShownDocument{DocumentKind::ResidentId, PrivateText{"11010119900307123X"}, true};
    person.sex = Sex::Female;
    person.consent = ConsentGiven{ConsentVersion::make("2026-09-01"), Language::Chinese};
    person.pickup_key.assign(32, 7);
    std::vector<std::string> out;
    for (auto const& form : {amendment, person}) out.emplace_back(as_text(encode_form(form).value()));
    auto const packed = pack_signature(amendment.signature);
    out.emplace_back(as_text(packed));
    return out;
}

} // namespace

Target const application_form{"application_form", run, seeds};

} // namespace yizhan::fuzz
