// Stock as a volunteer keeps it: by digits and by scanning, and what goes wrong at a shelf.
#include "tests/kiosk/app/goods_fakes.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;
using namespace std::chrono_literals;

namespace {

std::string const barcode_of_bowls = "6901234567892";
std::string const barcode_of_buns = "96385074";

struct Shelf : GoodsBench {
    Shelf()
    {
        add_goods("bun", "包子", barcode_of_buns);
        reload();
        tap(intent::OpenStock{});
    }
    void form(intent::StockAct act, std::string_view digits, std::string const& id = "bowl")
    {
        tap(intent::OpenStockForm{act, GoodsId::make(id)});
        press(digits);
    }
    void move(intent::StockAct act, std::string_view digits, std::string const& id = "bowl")
    {
        form(act, digits, id);
        tap(intent::ConfirmStock{});
    }
    StockMoved last() const { return journal.all<StockMoved>().back(); }
    std::size_t moved() const { return journal.all<StockMoved>().size(); }
    std::string digits() { return desk<StockFormPage>() ? desk<StockFormPage>()->digits : "no form"; }
    StockScreen screen() { return stock.view(on_duty()); }
};

} // namespace

TEST_CASE("a delivery is received by its number, and the list shows what there is now", "[stock]")
{
    Shelf shelf;
    REQUIRE(shelf.desk<StockListPage>());
    CHECK(shelf.desk<StockListPage>()->lines.at(0).units == 40);
    CHECK_FALSE(shelf.desk<StockListPage>()->lines.at(1).units); // nobody has counted buns here yet
    CHECK(shelf.screen().volunteer == "王*");

    shelf.move(intent::StockAct::Receive, "24");
    REQUIRE(shelf.desk<StockListPage>());
    CHECK(shelf.desk<StockListPage>()->just_done->units == 64);
    CHECK(shelf.last().from == StockAccount{StockPlace::Supplier, {}});
    CHECK(shelf.last().to == StockAccount{StockPlace::Station, StationId::make("xiapu-1")});
    CHECK(shelf.last().volunteer == shelf.volunteer.id);
    CHECK(shelf.sync.nudges == 1);
}

TEST_CASE("each scan of its barcode counts one, from the list on", "[stock]")
{
    Shelf shelf;
    for (int i = 0; i < 3; ++i) shelf.scan(barcode_of_bowls);
    CHECK(shelf.digits() == "3");
    CHECK(shelf.desk<StockFormPage>()->act == intent::StockAct::Receive);
    shelf.tap(intent::ConfirmStock{});
    CHECK(shelf.units() == 43);
}

TEST_CASE("another barcode leads to other goods while nothing is typed, and is only told of after that", "[stock]")
{
    Shelf shelf;
    shelf.form(intent::StockAct::Count, "");
    shelf.scan(barcode_of_buns);
    CHECK(shelf.desk<StockFormPage>()->line.name.zh == "包子");
    CHECK(shelf.desk<StockFormPage>()->act == intent::StockAct::Count);
    CHECK(shelf.digits() == "1");
    shelf.scan(barcode_of_bowls);
    CHECK(shelf.screen().hint == StockScreen::Hint::NotForThis);
    CHECK(shelf.desk<StockFormPage>()->line.name.zh == "包子");
    CHECK(shelf.digits() == "1");
    shelf.scan("10614141000415");
    CHECK(shelf.screen().hint == StockScreen::Hint::UnknownBarcode);
    shelf.press("2");
    CHECK(shelf.screen().hint == StockScreen::Hint::None);
}

TEST_CASE("a member's code among goods is told apart, and costs nothing that was typed", "[stock]")
{
    Shelf shelf;
    shelf.add_member();
    shelf.form(intent::StockAct::Receive, "12");
    CHECK(shelf.stock.scan(Shelf::code_of(1'234'567), shelf.on_duty()));
    CHECK(shelf.screen().hint == StockScreen::Hint::MemberCode);
    CHECK(shelf.digits() == "12");
    CHECK(shelf.journal.all<CheckedIn>().empty());
    CHECK(shelf.stock.scan("https://example.org/menu", shelf.on_duty()));
    CHECK(shelf.screen().hint == StockScreen::Hint::UnknownBarcode);
    CHECK(shelf.digits() == "12");
}

TEST_CASE("eight digits that are a member's number too are a barcode where goods are scanned", "[stock]")
{
    Shelf shelf;
    std::string both;
    for (std::uint32_t serial = 1'000'000; both.empty(); ++serial) {
        auto const number = MemberNumber::of_serial(serial).text();
        if (Barcode::parse(number)) both = number;
    }
    shelf.add_goods("tea", "凉茶", both);
    shelf.reload();
    shelf.scan(both);
    REQUIRE(shelf.desk<StockFormPage>());
    CHECK(shelf.desk<StockFormPage>()->line.name.zh == "凉茶");
}

TEST_CASE("the same delivery twice within ten minutes is asked about before it is recorded", "[stock]")
{
    Shelf shelf;
    shelf.move(intent::StockAct::Receive, "40");
    shelf.run_for(2min);
    shelf.move(intent::StockAct::Receive, "40");
    REQUIRE(shelf.desk<StockFormPage>());
    CHECK(shelf.desk<StockFormPage>()->same_before == 40);
    CHECK(shelf.moved() == 1);

    SECTION("it was a slip: back, and nothing happened")
    {
        shelf.stock.back();
        CHECK(shelf.desk<StockListPage>());
        CHECK(shelf.units() == 80);
    }
    SECTION("there were two: once more records it")
    {
        shelf.tap(intent::ConfirmStock{});
        CHECK(shelf.desk<StockListPage>());
        CHECK(shelf.units() == 120);
    }
    SECTION("another number is another delivery")
    {
        shelf.stock.apply(EnrollmentIntent{intent::EraseLast{}}, shelf.on_duty());
        CHECK_FALSE(shelf.desk<StockFormPage>()->same_before);
        shelf.tap(intent::ConfirmStock{}); // 4
        CHECK(shelf.units() == 84);
    }
    SECTION("ten minutes later nobody asks")
    {
        shelf.stock.back();
        shelf.run_for(8min);
        shelf.move(intent::StockAct::Receive, "40");
        CHECK(shelf.units() == 120);
    }
}

TEST_CASE("what was on the way is received first, and a receipt of both kinds counts as one", "[stock]")
{
    Shelf shelf;
    shelf.book.counted[GoodsId::make("bowl")] = {40, 15};
    shelf.reload();
    shelf.move(intent::StockAct::Receive, "20");
    REQUIRE(shelf.moved() == 2);
    auto const both = shelf.journal.all<StockMoved>();
    CHECK(both[0].from == StockAccount{StockPlace::Transit, StationId::make("xiapu-1")});
    CHECK(both[0].units == 15);
    CHECK(both[1].from.place == StockPlace::Supplier);
    CHECK(both[1].units == 5);
    CHECK(shelf.desk<StockListPage>()->just_done->units == 60);
    CHECK(shelf.desk<StockListPage>()->just_done->coming == 0);
    shelf.move(intent::StockAct::Receive, "20");
    CHECK(shelf.desk<StockFormPage>()->same_before == 20);
}

TEST_CASE("a count moves the difference to what was believed, either way", "[stock]")
{
    auto const [counted, units, from]
        = GENERATE(table<std::string, std::int64_t, StockPlace>({{"43", 3, StockPlace::Miscounted},
            {"38", 2, StockPlace::Station}, {"0", 40, StockPlace::Station}, {"007", 33, StockPlace::Station}}));
    Shelf shelf;
    shelf.move(intent::StockAct::Count, counted);
    REQUIRE(shelf.moved() == 1);
    CHECK(shelf.last().units == units);
    CHECK(shelf.last().from.place == from);
    CHECK(shelf.last().counted == std::stoi(counted));
    CHECK(shelf.last().reason == StockReason::Counted);
    CHECK(shelf.units() == std::stoi(counted));
}

TEST_CASE("a count that finds what was believed is said to be done, and moves nothing", "[stock]")
{
    Shelf shelf;
    shelf.move(intent::StockAct::Count, "40");
    REQUIRE(shelf.desk<StockListPage>());
    CHECK(shelf.desk<StockListPage>()->just_done->units == 40);
    CHECK(shelf.moved() == 0);
}

TEST_CASE("a shelf below nothing shows it, and the next count sets it right", "[stock]")
{
    Shelf shelf;
    shelf.book.counted[GoodsId::make("bowl")].units = -2;
    shelf.reload();
    CHECK(shelf.desk<StockListPage>()->lines.at(0).units == -2);
    shelf.move(intent::StockAct::Count, "5");
    CHECK(shelf.last().units == 7);
    CHECK(shelf.units() == 5);
}

TEST_CASE("the first count of goods that were only taken so far is right at once", "[stock]")
{
    Shelf shelf;
    shelf.book.counted.clear();
    shelf.add_member();
    shelf.take(shelf.arrive());
    shelf.tap(intent::OpenStock{});
    CHECK_FALSE(shelf.desk<StockListPage>()->lines.at(0).units);
    shelf.move(intent::StockAct::Count, "30");
    CHECK(shelf.desk<StockListPage>()->just_done->units == 30);
}

TEST_CASE(
    "the first count of an empty shelf is a count: none are left, and from then on somebody counts them", "[stock]")
{
    Shelf shelf;
    shelf.move(intent::StockAct::Count, "0", "bun");
    REQUIRE(shelf.desk<StockListPage>());
    CHECK(shelf.desk<StockListPage>()->just_done->units == 0);
    CHECK(shelf.desk<StockListPage>()->lines.at(1).units == 0);
    REQUIRE(shelf.moved() == 1);
    CHECK(shelf.last().units == 0);
    CHECK(shelf.last().counted == 0);
    CHECK(shelf.last().reason == StockReason::Counted);
    shelf.move(intent::StockAct::Count, "0", "bun"); // counted already: nothing new
    CHECK(shelf.moved() == 1);
}

TEST_CASE("sending wants a station, and is on the way there", "[stock]")
{
    Shelf shelf;
    shelf.form(intent::StockAct::Send, "10");
    CHECK_FALSE(shelf.desk<StockFormPage>()->complete);
    CHECK(shelf.desk<StockFormPage>()->stations.at(0).zh == "大碶驿站");
    shelf.stock.apply(EnrollmentIntent{intent::PickListed{7}}, shelf.on_duty()); // there are not so many
    shelf.tap(intent::ConfirmStock{});
    CHECK(shelf.moved() == 0);
    shelf.stock.apply(EnrollmentIntent{intent::PickListed{0}}, shelf.on_duty());
    CHECK(shelf.desk<StockFormPage>()->complete);
    shelf.tap(intent::ConfirmStock{});
    CHECK(shelf.last().to == StockAccount{StockPlace::Transit, StationId::make("daqi-3")});
    CHECK(shelf.last().reason == StockReason::Sent);
    CHECK(shelf.units() == 30);
}

TEST_CASE("stations that changed while one was chosen are chosen again", "[stock]")
{
    Shelf shelf;
    shelf.form(intent::StockAct::Send, "10");
    shelf.stock.apply(EnrollmentIntent{intent::PickListed{0}}, shelf.on_duty());
    shelf.book.the_stations = {{StationId::make("chuanshan-2"), {"穿山驿站", ""}}};
    shelf.reload();
    shelf.tap(intent::ConfirmStock{});
    CHECK(shelf.moved() == 0);
    CHECK_FALSE(shelf.desk<StockFormPage>()->complete);
    CHECK(shelf.digits() == "10");
}

TEST_CASE("writing off says why", "[stock]")
{
    Shelf shelf;
    shelf.form(intent::StockAct::WriteOff, "3");
    shelf.tap(intent::PickLoss{StockReason::OutOfDate});
    shelf.tap(intent::PickLoss{StockReason::Received}); // is no loss
    shelf.tap(intent::ConfirmStock{});
    CHECK(shelf.last().reason == StockReason::OutOfDate);
    CHECK(shelf.last().to.place == StockPlace::WrittenOff);
    CHECK(shelf.units() == 37);
}

TEST_CASE("a slip of the finger is no number of units: nothing, minus three, a billion", "[stock]")
{
    auto const act = GENERATE(intent::StockAct::Receive, intent::StockAct::Send, intent::StockAct::WriteOff);
    auto const typed = GENERATE("0", "00", "1000000000", "100001", "");
    Shelf shelf;
    shelf.form(act, typed);
    shelf.stock.apply(EnrollmentIntent{intent::PickListed{0}}, shelf.on_duty());
    CHECK_FALSE(shelf.desk<StockFormPage>()->complete);
    CHECK(shelf.desk<StockFormPage>()->too_many == !std::string{typed}.empty());
    shelf.tap(intent::ConfirmStock{});
    CHECK(shelf.moved() == 0);
    CHECK(shelf.desk<StockFormPage>());
}

TEST_CASE("only digits can be typed, and the largest number that is taken is a hundred thousand", "[stock]")
{
    Shelf shelf;
    shelf.form(intent::StockAct::Receive, "-3");
    CHECK(shelf.digits() == "3");
    shelf.stock.back();
    shelf.form(intent::StockAct::Count, "1000000000");
    CHECK(shelf.desk<StockFormPage>()->too_many);
    shelf.stock.back();
    shelf.move(intent::StockAct::Receive, "100000");
    CHECK(shelf.units() == 100'040);
}

TEST_CASE("what cannot be recorded stays on the form", "[stock]")
{
    Shelf shelf;
    shelf.journal.refuses = ErrorCode::DiskFull;
    shelf.move(intent::StockAct::Receive, "24");
    CHECK(shelf.digits() == "24");
    CHECK(shelf.screen().not_recorded);
    shelf.journal.refuses.reset();
    shelf.tap(intent::ConfirmStock{});
    CHECK(shelf.units() == 64);
    CHECK_FALSE(shelf.screen().not_recorded);
}

TEST_CASE("nothing of stock shows to others: it hides once the volunteer has signed out", "[stock]")
{
    Shelf shelf;
    shelf.form(intent::StockAct::Receive, "24");
    SECTION("a tap") { shelf.stock.apply(AmenityIntent{intent::ConfirmStock{}}, {}); }
    SECTION("a digit") { shelf.stock.apply(EnrollmentIntent{intent::PressDigit{'1'}}, {}); }
    SECTION("a scan") { CHECK_FALSE(shelf.stock.scan(barcode_of_bowls, {})); }
    SECTION("a look") { CHECK(shelf.stock.view({}).volunteer.empty()); }
    CHECK_FALSE(shelf.stock.is_showing());
    CHECK(shelf.moved() == 0);
    CHECK_FALSE(shelf.stock.scan(barcode_of_bowls, shelf.on_duty())); // hidden: a code like others
    shelf.tap(intent::OpenStock{});
    CHECK(shelf.desk<StockListPage>()); // what was typed is gone
}
