# 导出：格式，以及妨碍导出的情形。

## 格式
format-docx = Word 文档（.docx）
format-pdf = PDF 文档（.pdf）
format-html = 网页（.html）
format-md = Markdown 文本（.md）
format-txt = 纯文本（.txt）
format-epub = 电子书（.epub）
format-site = 静态网站（文件夹或 .zip）
format-csv = 表格（.csv）
format-ron = 记录，自成小档案（文件夹或 .zip）
format-bag = 长期保存包（BagIt）
format-takeaway = 便携副本：档案、网站和程序（文件夹）
format-photos = 照片，内含说明和署名（文件夹或 .zip）
format-json = 供其他系统使用的关联数据（.json）
format-bib = BibTeX 文献（.bib）
format-ris = RIS 文献（.ris）
format-csl = CSL-JSON 文献（.json）
format-citations = 三种样式的引文（.txt）

## 引文
citation-gbt7714 = 国标 GB/T 7714-2015
citation-apa = APA（第七版）
citation-chicago = 芝加哥格式（第十七版，注释）
citation-bibtex = BibTeX 格式

## 命令行
cli-export = 把档案中的内容写成可以转交的格式
cli-export-place = 要导出的内容：edition/17、speaker/ID、article/ID、photo/ID、列表、search/词语；不写则导出整个档案
cli-export-format = 格式：{ $formats }
cli-export-to = 要写入的文件或文件夹
cli-export-overwrite = 替换已有的文件
cli-export-address = 网站将来所在的网址，用于订阅源和站点地图

## 妨碍导出的情形
export-no-format = 没有“{ $format }”这种格式；--help 列出全部格式
export-no-such-place = 档案中的 { $place } 没有可以导出的内容
export-nothing = 其中没有可以导出的内容
export-no-articles = 其中没有可以引用的文章
export-no-chinese-font = 生成 PDF 需要中文字体，而这台电脑上没有；请安装中文字体（Debian 上为 fonts-noto-cjk），然后重新导出
export-no-font = 这台电脑上没有字体包含以下字符，PDF 中以符号代替：{ $signs }
export-pdf-not-accessible = { $file } 未标明符合无障碍标准（PDF/UA）：{ $reason }；内容没有缺失
export-pdf-failed = 无法排版 PDF（{ $reason }）；没有导出任何内容
export-no-photos = 其中没有存有图片的照片
export-address-wrong = “{ $address }”不是网站的地址；地址以 https:// 开头，并含主机名
export-no-address = 没有给出网站的网址，因此网站没有订阅源和站点地图
export-exists = { $count ->
   *[other] { $path } 等 { $count } 个文件已经存在，没有替换；请另选位置，或允许替换
}
export-not-a-folder = { $path } 是文件，而这里需要文件夹；请另选位置
export-not-empty = { $path } 不是空文件夹，没有替换；请选择空文件夹，或尚不存在的文件夹
export-into-archive = { $path } 位于档案之中；请选择档案之外的位置
export-denied = 没有写入 { $path } 的权限；请选择可以写入的位置
export-full = 磁盘空间不足，无法写入 { $path }；没有导出任何内容
export-name-too-long = { $path } 的名称对磁盘来说太长；请选择路径较短的文件夹
export-gone = { $path } 已不存在；请检查磁盘是否连接，然后重新导出
export-failed = 无法写入 { $path }（{ $reason }）；没有导出任何内容
export-bag-wrong = 磁盘上的 { $file } 与写入的内容不符；没有导出任何内容；请检查磁盘后重新导出
export-cancelled = 导出已取消；没有写入任何内容
export-gap = 导出中缺少照片 { $photo }：{ $reason }
export-file-gap = 导出中缺少 { $file }：{ $reason }
export-no-credit = { $place } 没有署名；导出时不带署名
export-more-without-credit = { $count ->
   *[other] 另有 { $shown } 张照片没有署名
}
export-contact-sheet = 照片目录
export-also-known = 又名

## 窗口
command-export = 导出…
command-export-again = 照上次导出
command-show-exported = 在文件夹中显示
command-print = 打印…
export-title = 导出
export-format = 格式
export-to = 文件或文件夹
export-overwrite = 替换已有的文件
export-address = 网站的网址
export-address-why = 没有网址，网站便没有订阅源和站点地图；其他功能不受影响
export-button = 导出
folder-not-shown = 无法在文件夹中显示 { $path }（{ $reason }）；请自行打开文件夹
export-task = 导出：{ $format }
export-done = { $count ->
   *[other] 已导出 { $count } 个文件：{ $path }
}
export-done-with-gaps = { $done }。{ $gap }
print-task = 打印
print-done = { $count ->
   *[other] 已备好 { $count } 个文件，可以打印：{ $path }
}
print-not-shown = 没有程序能够显示 { $path }（{ $reason }）；请自行打开并打印
export-without-credit = { $count ->
   *[other] 有 { $shown } 张照片没有署名；导出时不带署名
}

## 电子书
epub-contents = 目录
epub-cover = 封面
epub-accessible = 全部文字可以朗读、放大，并可按标题导航
epub-accessible-pictures = 全部文字可以朗读、放大，并可按标题导航；每张图片均有说明和署名
export-contents = 目录

## 静态网站
site-skip = 跳到正文
site-where = 本页位置
site-what = { $forum }档案
site-as-of = 截至 { $date }
site-facing = 双语对照
site-neighbours = 前后文章
site-page = 第 { $number } 页
site-pages = 分页
site-more = 更多结果
site-searching = 正在搜索…
site-no-script = 搜索需要脚本，而此浏览器已停用脚本。其他页面无需脚本即可使用
site-search-failed = 无法读取搜索索引。请完整复制网站的全部文件，然后重试

## The copy to take away
takeaway-marked = 这份档案是供阅读的副本。如需更改，请把文件夹复制到自己的电脑上，并在那里删除本文件
takeaway-what = { $name }：供阅读的副本，制作于 { $date }
takeaway-site = { $site } 可在任何浏览器中查看，无需联网
takeaway-program = { $program } 可打开它，提供搜索、照片和导出；须与制作本副本的电脑属于同一系统
takeaway-records = { $archive } 是记录本身；其中的 { $marker } 注明仅供阅读
takeaway-sums = { $manifest } 列有每个文件的校验值，可用“sha256sum --check”核对
