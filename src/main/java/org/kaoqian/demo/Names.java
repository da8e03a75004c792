package org.kaoqian.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/** Made-up names. Whoever is called so is not meant. */
final class Names {

    private static final List<String> SURNAMES = split(
            "王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 马 胡 朱 郭 何 罗 高 林 郑 梁 谢 唐 许 冯 邓 曹 彭 曾 肖 田 董 袁 潘 蒋 蔡 余 杜 叶 程 魏 苏 吕 丁 任 卢 姚 钟 姜");
    private static final List<String> GIVEN = split(
            "芳 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 霞 平 刚 桂英 秀兰 建国 建华 志强 志明 海燕 海涛 小红 晓东 晓丽 文静 文博 子涵 雨桐 思远 国庆 春梅 玉兰 永康 长青 家豪 嘉怡 俊杰 欣怡 浩然 雪梅 成林 光明 红梅 立新 新民");
    private static final List<String> WORDS = split(
            "青禾 云溪 锦程 蓉欣 天府源 川蜀 瑞丰 鑫达 恒泰 金果 嘉禾 百味 福满 宏图 佳源 康泰 绿野 蜀香 盛世 顺达 泰和 万象 旺角 祥云 欣欣 兴隆 亿家 永和 玉林 远航 长宁 卓越 紫荆 聚贤 乐天 明珠 南桥 启明 清风 仁和");
    private static final List<Trade> TRADES = List.of(
            new Trade("餐饮", "火锅店 小吃店 餐饮管理有限公司 中餐馆 冷锅串串店 茶餐厅", "H6210"),
            new Trade("零售", "便利店 超市 商贸有限公司 副食店 烟酒店", "F5211"),
            new Trade("医药", "大药房 药业有限公司 医疗器械有限公司 诊所 口腔门诊部", "F5251"),
            new Trade("娱乐", "歌城 电竞馆 健身房 游泳馆 影城 网咖", "R9011"),
            new Trade("住宿", "酒店 宾馆 民宿 客栈", "H6121"),
            new Trade("美容", "理发店 美容院 足浴店 美发沙龙", "O8051"),
            new Trade("教育", "培训学校 幼儿园 艺术培训中心 托管服务部", "P8393"),
            new Trade("工业", "机械制造有限公司 食品有限公司 包装有限公司 新材料有限公司 建材厂", "C1340"),
            new Trade("建筑", "建筑工程有限公司 劳务派遣有限公司 装饰工程有限公司 设计有限公司", "E4790"),
            new Trade("农资", "种子经营部 农资店 兽药店 养殖场 合作社", "A0111"),
            new Trade("运输", "物流有限公司 出租汽车有限公司 快递服务部 汽车修理厂", "G5430"),
            new Trade("科技", "科技有限公司 信息技术有限公司 文化传媒有限公司 人力资源有限公司", "I6513"));
    private static final List<String> ROADS =
            split("锦绣路 青云街 和平路 文化巷 光明街 滨河路 工业大道 学府路 桃园街 金沙路 示范大道 新华路 人民南路 迎宾路 玉带街 翠竹巷 公园路 望江街 站前路 创新路");

    private final RandomGenerator random;

    Names(RandomGenerator random) {
        this.random = random;
    }

    String person() {
        return any(SURNAMES) + any(GIVEN);
    }

    /** A firm with its trade's code of GB/T 4754-2017. */
    Firm firm() {
        var trade = any(TRADES);
        return new Firm("示范区" + any(WORDS) + any(SURNAMES) + "记" + any(trade.kinds()), trade.code());
    }

    String address(String place) {
        return "示范区" + place + any(ROADS) + (1 + random.nextInt(300)) + "号"
                + (random.nextInt(3) == 0 ? "附" + (1 + random.nextInt(20)) + "号" : "");
    }

    /** A number of the right form. The demo never sends to it. */
    String mobile() {
        return "1990510" + String.format("%04d", random.nextInt(10_000));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static List<String> split(String words) {
        return List.of(words.split(" "));
    }

    record Firm(String name, String industry) {}

    private record Trade(String name, List<String> kinds, String code) {
        Trade(String name, String kinds, String code) {
            this(name, split(kinds), code);
        }
    }
}
