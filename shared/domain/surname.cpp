#include "shared/domain/surname.h"

#include "shared/base/utf8.h"

#include <array>
#include <utility>

namespace yizhan {
namespace {

using namespace std::string_view_literals;

// As surnames are read, which is not always as the character is: 单 shan, 仇 qiu, 曾 zeng, 解 xie, 查 zha, 区 ou, 朴
// piao.
constexpr std::array<std::pair<char, std::u32string_view>, 23> surnames{{
    {'a', U"艾安敖阿昂奥"sv},
    {'b', U"白包鲍毕边卞柏薄暴贝班巴步卜别宾邴邦逼伯"sv},
    {'c', U"陈蔡曹程崔常岑柴昌车成池迟储楚褚丛晁巢陳种淳"sv},
    {'d', U"邓丁董杜段邸刁窦都狄党底代东堵端笪鄧戴德"sv},
    {'e', U"鄂额尔"sv},
    {'f', U"冯范方傅樊费丰封付符伏凤房扶馮富"sv},
    {'g', U"高郭龚葛耿顾管关桂甘干郜戈宫弓公勾苟古谷国贯光归巩盖官"sv},
    {'h', U"胡黄何韩贺侯洪郝华黑花怀环宦惠霍扈杭弘衡和鸿滑海罕虎"sv},
    {'j', U"江蒋姜贾金季纪吉计嵇姬冀暨靳晋焦经荆井景居鞠蹇揭简蓟郏家矫巨敬降"sv},
    {'k', U"孔康柯匡况邝寇蒯阚亢库夔旷"sv},
    {'l', U"李刘林罗梁吕卢陆廖黎雷龙赖蓝兰郎劳冷厉利连廉练栗凌令柳娄楼禄鲁路栾伦骆逯来劉力蔺"sv},
    {'m', U"马毛孟莫麦满茅梅苗闵明缪穆牟墨米糜宓麻蒙冒买"sv},
    {'n', U"倪聂宁牛年农钮那南能乜粘"sv},
    {'o', U"欧区"sv},
    {'p', U"潘彭裴庞逄皮平蒲濮浦朴盘"sv},
    {'q', U"钱秦邱丘裘仇齐祁戚亓乔谯强青屈瞿曲全权璩覃钦"sv},
    {'r', U"任冉饶容荣阮芮戎茹汝瑞热"sv},
    {'s', U"孙宋苏沈石史邵施司时寿舒束水宿隋桑沙莎山单商尚申盛师索佘松帅双生"sv},
    {'t', U"唐田谭汤陶童涂滕佟屠拓台太邰檀铁仝吐图"sv},
    {'w', U"王吴汪魏武万韦温文翁邬巫伍卫危隗闻乌沃吾"sv},
    {'x', U"徐许谢萧肖薛熊夏席习奚郗洗咸向项谐解幸邢胥须宣荀忻辛先冼鲜相修"sv},
    {'y', U"杨于余叶袁姚尹易严颜阎应印英永尤游俞虞喻禹郁元岳云鄢晏燕伊银殷羊仰阳养么楊乐尉庾依"sv},
    {'z', U"张赵周朱郑钟曾邹詹章翟占宰臧查甄支仲竺祝诸庄卓宗祖左訾郅湛展扎"sv},
}};

// Of two characters, where the first alone would be read as another surname, or is none.
constexpr std::array<std::pair<std::u32string_view, char>, 28> compounds{
    {{U"欧阳"sv, 'o'}, {U"上官"sv, 's'}, {U"司马"sv, 's'}, {U"司徒"sv, 's'}, {U"司空"sv, 's'}, {U"诸葛"sv, 'z'},
        {U"皇甫"sv, 'h'}, {U"东方"sv, 'd'}, {U"西门"sv, 'x'}, {U"尉迟"sv, 'y'}, {U"公孙"sv, 'g'}, {U"公羊"sv, 'g'},
        {U"慕容"sv, 'm'}, {U"令狐"sv, 'l'}, {U"夏侯"sv, 'x'}, {U"轩辕"sv, 'x'}, {U"长孙"sv, 'z'}, {U"宇文"sv, 'y'},
        {U"端木"sv, 'd'}, {U"申屠"sv, 's'}, {U"太史"sv, 't'}, {U"澹台"sv, 't'}, {U"濮阳"sv, 'p'}, {U"淳于"sv, 'c'},
        {U"钟离"sv, 'z'}, {U"万俟"sv, 'm'}, {U"独孤"sv, 'd'}, {U"呼延"sv, 'h'}}};

} // namespace

std::optional<char> surname_initial(std::string_view name)
{
    if (name.empty()) return std::nullopt;
    std::size_t at = 0;
    std::u32string begin{utf8::next(name, at)};
    if (at < name.size()) begin += utf8::next(name, at);
    char32_t const first = begin.front();
    if (first >= U'A' && first <= U'Z') return static_cast<char>(first - U'A' + U'a');
    if (first >= U'a' && first <= U'z') return static_cast<char>(first);
    for (auto const& [compound, initial] : compounds) {
        if (begin == compound) return initial;
    }
    for (auto const& [initial, characters] : surnames) {
        if (characters.find(first) != std::u32string_view::npos) return initial;
    }
    return std::nullopt;
}

} // namespace yizhan
