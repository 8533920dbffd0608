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
    Neighbourhood{&places[0], "星阳", "Xingyang"},
    Neighbourhood{&places[0], "芝兰", "Zhilan"},
    Neighbourhood{&places[0], "高塘", "Gaotang"},
    Neighbourhood{&places[0], "玉兰", "Yulan"},
    Neighbourhood{&places[0], "紫荆", "Zijing"},
    Neighbourhood{&places[0], "贝碶", "Beiqi"},
    Neighbourhood{&places[0], "大港", "Dagang"},
    Neighbourhood{&places[0], "迎春", "Yingchun"},
    Neighbourhood{&places[0], "米兰", "Milan"},
    Neighbourhood{&places[0], "海棠", "Haitang"},
    // Xiaogang
    Neighbourhood{&places[1], "陈华浦", "Chenhuapu"},
    Neighbourhood{&places[1], "衙前", "Yaqian"},
    Neighbourhood{&places[1], "红联", "Honglian"},
    Neighbourhood{&places[1], "枫林", "Fenglin"},
    Neighbourhood{&places[1], "渡口", "Dukou"},
    Neighbourhood{&places[1], "江滨", "Jiangbin"},
    Neighbourhood{&places[1], "桥东", "Qiaodong"},
    Neighbourhood{&places[1], "滨江", "Binjiang"},
    // Daqi
    Neighbourhood{&places[2], "坝头", "Batou"},
    Neighbourhood{&places[2], "九峰", "Jiufeng"},
    Neighbourhood{&places[2], "灵峰", "Lingfeng"},
    Neighbourhood{&places[2], "学苑", "Xueyuan"},
    Neighbourhood{&places[2], "牡丹", "Mudan"},
    Neighbourhood{&places[2], "石湫", "Shiqiu"},
    Neighbourhood{&places[2], "富春", "Fuchun"},
    Neighbourhood{&places[2], "湖塘", "Hutang"},
    // Xiapu
    Neighbourhood{&places[3], "物流工业", "Wuliu Gongye"},
    Neighbourhood{&places[3], "霞南", "Xianan"},
    Neighbourhood{&places[3], "浦西", "Puxi"},
    Neighbourhood{&places[3], "临港", "Lingang"},
    Neighbourhood{&places[3], "河头", "Hetou"},
    Neighbourhood{&places[3], "九陇", "Jiulong"},
    // Chaiqiao
    Neighbourhood{&places[4], "芦江", "Lujiang"},
    Neighbourhood{&places[4], "河东", "Hedong"},
    Neighbourhood{&places[4], "紫石", "Zishi"},
    Neighbourhood{&places[4], "花木", "Huamu"},
    Neighbourhood{&places[4], "老街", "Laojie"},
    Neighbourhood{&places[4], "瑞岩", "Ruiyan"},
    // Qijiashan
    Neighbourhood{&places[5], "东升", "Dongsheng"},
    Neighbourhood{&places[5], "渔港", "Yugang"},
    Neighbourhood{&places[5], "联合", "Lianhe"},
    Neighbourhood{&places[5], "青峙", "Qingzhi"},
    Neighbourhood{&places[5], "山南", "Shannan"},
    // Chunxiao
    Neighbourhood{&places[6], "洋沙", "Yangsha"},
    Neighbourhood{&places[6], "明月", "Mingyue"},
    Neighbourhood{&places[6], "三山", "Sanshan"},
    Neighbourhood{&places[6], "慈岙", "Ci'ao"},
    Neighbourhood{&places[6], "海陆", "Hailu"},
    // Meishan
    Neighbourhood{&places[7], "梅中", "Meizhong"},
    Neighbourhood{&places[7], "梅港", "Meigang"},
    Neighbourhood{&places[7], "里岙", "Li'ao"},
    Neighbourhood{&places[7], "盐场", "Yanchang"},
    // Guoju
    Neighbourhood{&places[8], "南门", "Nanmen"},
    Neighbourhood{&places[8], "长坑", "Changkeng"},
    Neighbourhood{&places[8], "华峙", "Huazhi"},
    // Baifeng
    Neighbourhood{&places[9], "阳东", "Yangdong"},
    Neighbourhood{&places[9], "小门", "Xiaomen"},
    Neighbourhood{&places[9], "门浦", "Menpu"},
    Neighbourhood{&places[9], "官庄", "Guanzhuang"},
};

} // namespace

std::span<Subdistrict const> subdistricts() { return places; }
std::span<Neighbourhood const> communities() { return community_names; }

} // namespace yizhan::demo
