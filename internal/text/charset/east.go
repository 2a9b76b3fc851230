//go:build !js

package charset

import (
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// eastAsian is the part of the table in which a character is two bytes and more.
func eastAsian() []known {
	return []known{
		{name: "shift_jis", pages: []int{932, 943}, multi: japanese.ShiftJIS, aliases: "sjis shiftjis xsjis mskanji windows31j"},
		{name: "euc-jp", pages: []int{20932, 51932}, multi: japanese.EUCJP, aliases: "eucjp ujis"},
		{name: "iso-2022-jp", pages: []int{50220}, multi: japanese.ISO2022JP, aliases: "iso2022jp", shifted: true},
		{name: "gbk", pages: []int{936}, multi: simplifiedchinese.GBK, aliases: "gbk gb2312 gb euccn xgbk chinese"},
		{name: "gb18030", pages: []int{54936, 18030}, multi: simplifiedchinese.GB18030, aliases: "gb18030"},
		{name: "hz-gb-2312", pages: []int{52936}, multi: simplifiedchinese.HZGB2312, aliases: "hzgb2312 hz", shifted: true},
		{name: "euc-kr", pages: []int{949, 51949}, multi: korean.EUCKR, aliases: "euckr uhc ksc5601 ksc56011987 korean"},
		{name: "big5", pages: []int{950}, multi: traditionalchinese.Big5, aliases: "big5 big5hkscs bigfive"},
	}
}
