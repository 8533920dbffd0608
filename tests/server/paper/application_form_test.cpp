#include "server/paper/application_form.h"

#include "tests/server/paper/printed.h"
#include "tests/server/paper/sample_form.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>

using namespace yizhan;
using namespace yizhan::test;
using Catch::Matchers::Contains;

namespace {

std::string text_of(SignedForm const& form) { return Printed{paper_form(form).value()}.text(); }

std::string times(std::string const& text, int count)
{
    std::string out;
    for (int i = 0; i < count; ++i) out += text;
    return out;
}

int count_of(std::string const& part, std::string const& text)
{
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

// The cell in which the name stands, as pixels.
std::string name_cell(std::string const& name)
{
    auto form = sample_form();
    form.form.name.assign(name);
    return Printed{paper_form(form).value()}.picture(142, 150, 160, 50);
}

} // namespace

TEST_CASE("the sheet says all that the person told and the union decided", "[paper]")
{
    Printed const sheet{paper_form(approved_form()).value()};
    auto const text = sheet.text();
    auto const words = GENERATE(values<std::string>({"示例市示例区总工会", "工会会员入会申请表", "试用甲", "男",
        "1990年2月14日", "汉族", "居民身份证", "由证件读出", "330206199002140017", "13800000000", "货车司机",
        "试验街道一号路88号2幢301室", "示例鸿运货运有限公司", "试验社区", "示例物流园货运行业联合工会",
        "行业建会：您是货车司机，单位", "2026-09-01版", "中文文本", "我自愿申请加入中国工会", "2026年11月24日14:05",
        "示例物流园司机驿站", "自助终端K-02", "王**", "同意入会", "2026年11月25日", "李干事", "23456781",
        "编号8A12-C3D4", "019ab4c2-7d31-7c55-9e02-4f6b8a12c3d4", "第1页", "共1页", "由加密封存的入会申请记录生成",
        "北京时间", "表式YZ-RH-2026.1"}));
    CHECK_THAT(text, Contains(words));
    CHECK(text.find("待补") == std::string::npos);
    CHECK(text.find("freely") == std::string::npos); // the English text was not read
}

TEST_CASE("the sheet is one A4 page with its typeface inside", "[paper]")
{
    Printed const sheet{paper_form(approved_form()).value()};
    CHECK_THAT(sheet.info(), Contains("(A4)"));
    CHECK_THAT(sheet.info(), Contains("Pages:           1\n"));
    auto const fonts = sheet.fonts();
    CHECK_THAT(fonts, Contains("NotoSansCJKsc-Regular") && Contains("NotoSansCJKsc-Bold"));
    CHECK(fonts.find(" no ") == std::string::npos); // each one embedded, a subset, and readable as text
}

TEST_CASE("the same form gives the same bytes, and another form others", "[paper]")
{
    auto const first = paper_form(approved_form()).value();
    auto other = approved_form();
    other.form.name.assign("试用乙");
    CHECK(paper_form(other).value() != first);
    CHECK(paper_form(approved_form()).value() == first);
}

TEST_CASE("the file's own date is the decision's, and says nothing of the person", "[paper]")
{
    Printed const sheet{paper_form(approved_form()).value()};
    CHECK_THAT(sheet.info(), Contains("Nov 25"));
    CHECK(sheet.info().find("试用甲") == std::string::npos);
}

TEST_CASE("rare characters are drawn and can be copied", "[paper]")
{
    auto form = sample_form();
    form.form.name.assign("𬱖䶮㛃");
    form.form.address.assign("示例村𠮷家𫖯巷𰻝");
    auto const text = text_of(form);
    CHECK_THAT(text, Contains("𬱖䶮㛃"));
    CHECK_THAT(text, Contains("示例村𠮷家𫖯巷𰻝"));
    CHECK(text.find("〓") == std::string::npos);
    // Had the typeface no glyph for them, they would all look the same.
    std::set<std::string> looks;
    for (auto const* const name : {"𬱖", "䶮", "㛃", "𫖯", "𰻝"}) looks.insert(name_cell(name));
    CHECK(looks.size() == 5);
}

TEST_CASE("a character that the typeface does not have is named, not lost", "[paper]")
{
    auto form = sample_form();
    form.form.name.assign("试\U0002A6D6甲");
    CHECK_THAT(text_of(form), Contains("试〓（U+2A6D6）甲"));
}

TEST_CASE("a long name, address and employer are printed whole on the one page", "[paper]")
{
    auto form = approved_form();
    form.form.name.assign(times("阿不都热依木·", 8) + "买买提");
    form.form.address.assign(times("示例省示例市示例区试验街道", 8) + "终点");
    form.employer.assign(times("示例鸿运货运", 10) + "有限公司");
    form.community.assign(times("W", 60));
    Printed const sheet{paper_form(form).value()};
    CHECK_THAT(sheet.info(), Contains("Pages:           1\n"));
    auto const text = sheet.text();
    CHECK_THAT(text, Contains("买买提") && Contains("终点"));
    CHECK(count_of("·", text) == 8);
    CHECK(count_of("街道", text) == 8);
    CHECK(count_of("W", text) == 60);
    CHECK(text.find("…") == std::string::npos);
    // Nothing runs out of the frame: the margins are as white as without it.
    Printed const ordinary{paper_form(approved_form()).value()};
    CHECK(sheet.picture(541, 120, 54, 650) == ordinary.picture(541, 120, 54, 650));
}

TEST_CASE("what one page cannot hold goes on, and nothing is left out", "[paper]")
{
    auto form = approved_form();
    form.form.address.assign(times("示例省示例市示例区试验街道", 15));
    form.employer.assign(times("示例鸿运货运", 19));
    form.route_reason = times("离您住的社区最近。", 30);
    form.decision.note = times("请带证件到驿站办理。", 45) + "谢谢";
    Printed const sheet{paper_form(form).value()};
    CHECK_THAT(sheet.info(), Contains("Pages:           2\n"));
    auto const text = sheet.text();
    CHECK(count_of("街道", text) == 15);
    CHECK(count_of("最近", text) == 30);
    CHECK_THAT(text, Contains("谢谢"));
    CHECK_THAT(text, Contains("我自愿申请加入中国工会") && Contains("23456781"));
    CHECK(text.find("…") == std::string::npos);
}

TEST_CASE("both consent texts are printed where the English one was read", "[paper]")
{
    auto form = sample_form();
    form.form.consent->language = Language::English;
    Printed const sheet{paper_form(form).value()};
    CHECK_THAT(sheet.text(), Contains("英文文本"));
    CHECK_THAT(sheet.text(), Contains("我自愿申请加入中国工会"));
    CHECK_THAT(sheet.text(), Contains("Iapplytojointheunionofmyownfreewill"));
    CHECK_THAT(sheet.info(), Contains("Pages:           1\n"));
}

TEST_CASE("a long consent follows on further pages, and the signature stays with the person", "[paper]")
{
    auto form = sample_form();
    form.consent.body.zh = times("为办理入会，工会需要处理我的信息，这些信息加密保存。\n", 90) + "最后一句。";
    Printed const sheet{paper_form(form).value()};
    CHECK_THAT(sheet.text(1), Contains("试用甲") && Contains("本人签名") && Contains("审批意见"));
    CHECK_THAT(sheet.text(1), Contains("同意书全文附于本表之后"));
    CHECK_THAT(sheet.text(2), Contains("（续）") && Contains("8A12-C3D4"));
    CHECK_THAT(sheet.text(), Contains("最后一句。"));
}

TEST_CASE("a document that was not shown yet is marked twice", "[paper]")
{
    auto form = sample_form();
    form.form.document.reset();
    auto const text = text_of(form);
    CHECK_THAT(text, Contains("证件待补") && Contains("尚未出示，待补"));
}

TEST_CASE("an undecided form leaves room for the union's hand", "[paper]")
{
    auto const text = text_of(sample_form());
    CHECK_THAT(text, Contains("年月日") && Contains("（工会盖章）"));
    CHECK(text.find("同意入会") == std::string::npos);
}

TEST_CASE("a refusal says why, and a form that was sent back what is asked", "[paper]")
{
    auto form = sample_form();
    form.decision = {
        ApplicationState::Refused, {1'795'586'700'000}, "李干事", DecisionReason::NotEligible, "详情已电话告知。", {}};
    CHECK_THAT(text_of(form), Contains("不同意入会。原因：不符合入会条件。") && Contains("详情已电话告知。"));
    form.decision.state = ApplicationState::SentBack;
    form.decision.reason = DecisionReason::SignatureMissing;
    form.form.signature.clear();
    CHECK_THAT(
        text_of(form), Contains("退回，请申请人补充。") && Contains("原因：缺少本人签名。") && Contains("尚未签名"));
}

TEST_CASE("who helped, or that nobody did, and where it was done", "[paper]")
{
    auto form = sample_form();
    form.kiosk.clear();
    form.helper.clear();
    form.revision = 2;
    CHECK_THAT(text_of(form), Contains("本人手机") && Contains("无，本人独立办理") && Contains("经补正，第2稿"));
}

TEST_CASE("times are those of the zone that was asked for", "[paper]")
{
    auto form = sample_form();
    form.zone.value = -90;
    CHECK_THAT(text_of(form), Contains("2026年11月24日04:35") && Contains("UTC-01:30"));
}

TEST_CASE("the signature is ink: other strokes look different, and strokes beyond the box stay in it", "[paper]")
{
    auto const signature_area = [](HandSignature strokes) {
        auto form = sample_form();
        form.form.signature = std::move(strokes);
        return Printed{paper_form(form).value()};
    };
    auto const none = signature_area({}).picture(140, 100, 280, 600);
    auto const some = signature_area(scribble()).picture(140, 100, 280, 600);
    CHECK(none != some);
    auto const wild = signature_area({{{-32000, -32000}, {32000, 32000}}}).picture(0, 0, 60, 842);
    CHECK(wild == signature_area({}).picture(0, 0, 60, 842));
}

TEST_CASE("what looks like markup is text, and what nobody can see is dropped", "[paper]")
{
    auto form = sample_form();
    form.form.name.assign("<b>试&amp;\u202E甲\u200B</b>");
    form.employer.assign("%s %n \\n <span size='99'>");
    auto const text = text_of(form);
    CHECK_THAT(text, Contains("<b>试&amp;甲</b>"));
    CHECK_THAT(text, Contains("%s%n\\n<spansize='99'>"));
    form.form.name.assign("\xFF\xC0\xAF" + std::string(3, '\0') + "试");
    CHECK(paper_form(form).has_value());
}

TEST_CASE("huge input gives a sheet of few pages, or is refused", "[paper]")
{
    auto form = approved_form();
    auto const huge = times("试", 200'000);
    for (auto* const text : {&form.form.name, &form.form.birth, &form.form.ethnic_group, &form.form.address,
             &form.form.phone, &form.employer, &form.community})
        text->assign(huge);
    for (auto* const text : {&form.organisation, &form.union_name, &form.route_reason, &form.station, &form.kiosk,
             &form.helper, &form.decision.by, &form.decision.note})
        *text = huge;
    form.form.document->number.assign(huge);
    form.form.signature.assign(2'000, Stroke(5'000, StrokePoint{500, 200}));
    Printed const sheet{paper_form(form).value()};
    CHECK_THAT(sheet.text(), Contains("…"));
    CHECK_THAT(sheet.text(1), Contains("第1页"));

    form.consent.body.zh = times(times("同", 5'000) + "\n", 1'000);
    auto const refused = paper_form(form);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::TooLarge);
}

TEST_CASE("a draft is not printed, nor a signature under a consent text that was not read", "[paper]")
{
    auto form = sample_form();
    form.consent.version = ConsentVersion::make("2027-01-01");
    CHECK(paper_form(form).error().code == ErrorCode::InvalidInput);
    form = sample_form();
    form.decision.state = ApplicationState::Draft;
    CHECK(paper_form(form).error().code == ErrorCode::Refused);
}

TEST_CASE("lines of work are called as the kiosk calls them", "[paper]")
{
    std::ifstream file{std::string{std::getenv("YIZHAN_SOURCE_DIR")} + "/assets/translations/zh.toml"};
    std::string const words{std::istreambuf_iterator<char>{file}, {}};
    REQUIRE_FALSE(words.empty());
    for (auto const occupation : all_occupations()) {
        auto const key = "\n" + std::string{name(occupation)} + " = \"";
        auto const at = words.find(key);
        REQUIRE(at != std::string::npos);
        auto const begin = at + key.size();
        auto form = sample_form();
        form.form.occupation = occupation;
        CHECK_THAT(text_of(form), Contains(words.substr(begin, words.find('"', begin) - begin)));
    }
}
