# 照片：为什么无法显示，以及软件和通讯社写入照片的信息。

## 照片为什么无法显示
photo-empty = 文件是空的
photo-not-an-image = 这个文件不是图片
photo-not-an-image-hint = 文件名可能有误；请到文件来源处寻找图片
photo-cut-short = { $format } 文件不完整：缺少末尾部分
photo-cut-short-hint = 文件没有复制完；请从来源处重新复制
photo-too-large = 图片为 { $width } × { $height } 像素，超出可显示的大小
photo-too-large-hint = 文件保持原样；如需在此显示，请另存一份较小的副本
photo-file-too-large = 文件有 { $size } MB，超出可显示的大小
photo-unsupported = 无法显示 { $format } 格式的图片
photo-unsupported-hint = 文件保持原样；请用其他软件打开，或在其中另存一份 JPEG 副本
photo-damaged = { $format } 文件已损坏，无法显示
photo-damaged-hint = 请与备份对比，或从来源处重新取得文件
photo-missing = 找不到照片文件
photo-outside-hint = 请把文件本身放入照片文件夹
photo-unreadable-hint = 请从档案副本中恢复；硬盘或共享文件夹可能已断开

## 图片旁的说明
photo-preview = 这只是 { $width } × { $height } 像素的预览图；图片本身为 { $format } 格式，无法显示
photo-wrong-profile = 无法读取文件中的颜色配置；颜色可能不准

## 写入照片的信息
photo-field-headline = 标题
photo-field-title = 题名
photo-field-caption = 图片说明
photo-field-person = 人物
photo-field-byline = 摄影
photo-field-credit = 署名
photo-field-source = 来源
photo-field-copyright = 版权
photo-field-date = 拍摄时间
photo-field-location = 地点
photo-field-city = 城市
photo-field-province = 省份
photo-field-country = 国家
photo-field-keyword = 关键词
photo-field-camera = 相机
photo-field-position = 位置
photo-metadata-broken = 写入照片的信息有一部分无法读取：{ $names }
