#include "server/demo/places.h"

#include <array>

namespace yizhan::demo {
namespace {

constexpr std::array places{
    Subdistrict{"xinqi", "新碶街道", "Xinqi"},
    Subdistrict{"xiaogang", "小港街道", "Xiaogang"},
    Subdistrict{"daqi", "大碶街道", "Daqi"},
    Subdistrict{"xiapu", "霞浦街道", "Xiapu"},
    Subdistrict{"chaiqiao", "柴桥街道", "Chaiqiao"},
    Subdistrict{"qijiashan", "戚家山街道", "Qijiashan"},
    Subdistrict{"chunxiao", "春晓街道", "Chunxiao"},
    Subdistrict{"meishan", "梅山街道", "Meishan"},
    Subdistrict{"guoju", "郭巨街道", "Guoju"},
    Subdistrict{"baifeng", "白峰街道", "Baifeng"},
};

constexpr std::array community_names{
    // Xinqi
    Community{&places[0], "星阳", "Xingyang"},
    Community{&places[0], "芝兰", "Zhilan"},
    Community{&places[0], "高塘", "Gaotang"},
    Community{&places[0], "玉兰", "Yulan"},
    Community{&places[0], "紫荆", "Zijing"},
    Community{&places[0], "贝碶", "Beiqi"},
    Community{&places[0], "大港", "Dagang"},
    Community{&places[0], "迎春", "Yingchun"},
    Community{&places[0], "米兰", "Milan"},
    Community{&places[0], "海棠", "Haitang"},
    // Xiaogang
    Community{&places[1], "陈华浦", "Chenhuapu"},
    Community{&places[1], "衙前", "Yaqian"},
    Community{&places[1], "红联", "Honglian"},
    Community{&places[1], "枫林", "Fenglin"},
    Community{&places[1], "渡口", "Dukou"},
    Community{&places[1], "江滨", "Jiangbin"},
    Community{&places[1], "桥东", "Qiaodong"},
    Community{&places[1], "滨江", "Binjiang"},
    // Daqi
    Community{&places[2], "坝头", "Batou"},
    Community{&places[2], "九峰", "Jiufeng"},
    Community{&places[2], "灵峰", "Lingfeng"},
    Community{&places[2], "学苑", "Xueyuan"},
    Community{&places[2], "牡丹", "Mudan"},
    Community{&places[2], "石湫", "Shiqiu"},
    Community{&places[2], "富春", "Fuchun"},
    Community{&places[2], "湖塘", "Hutang"},
    // Xiapu
    Community{&places[3], "物流工业", "Wuliu Gongye"},
    Community{&places[3], "霞南", "Xianan"},
    Community{&places[3], "浦西", "Puxi"},
    Community{&places[3], "临港", "Lingang"},
    Community{&places[3], "河头", "Hetou"},
    Community{&places[3], "九陇", "Jiulong"},
    // Chaiqiao
    Community{&places[4], "芦江", "Lujiang"},
    Community{&places[4], "河东", "Hedong"},
    Community{&places[4], "紫石", "Zishi"},
    Community{&places[4], "花木", "Huamu"},
    Community{&places[4], "老街", "Laojie"},
    Community{&places[4], "瑞岩", "Ruiyan"},
    // Qijiashan
    Community{&places[5], "东升", "Dongsheng"},
    Community{&places[5], "渔港", "Yugang"},
    Community{&places[5], "联合", "Lianhe"},
    Community{&places[5], "青峙", "Qingzhi"},
    Community{&places[5], "山南", "Shannan"},
    // Chunxiao
    Community{&places[6], "洋沙", "Yangsha"},
    Community{&places[6], "明月", "Mingyue"},
    Community{&places[6], "三山", "Sanshan"},
    Community{&places[6], "慈岙", "Ci'ao"},
    Community{&places[6], "海陆", "Hailu"},
    // Meishan
    Community{&places[7], "梅中", "Meizhong"},
    Community{&places[7], "梅港", "Meigang"},
    Community{&places[7], "里岙", "Li'ao"},
    Community{&places[7], "盐场", "Yanchang"},
    // Guoju
    Community{&places[8], "南门", "Nanmen"},
    Community{&places[8], "长坑", "Changkeng"},
    Community{&places[8], "华峙", "Huazhi"},
    // Baifeng
    Community{&places[9], "阳东", "Yangdong"},
    Community{&places[9], "小门", "Xiaomen"},
    Community{&places[9], "门浦", "Menpu"},
    Community{&places[9], "官庄", "Guanzhuang"},
};

} // namespace

std::span<Subdistrict const> subdistricts() { return places; }
std::span<Community const> communities() { return community_names; }

} // namespace yizhan::demo
