package charset

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
)

func TestLookup(t *testing.T) {
	tests := []struct{ name, want string }{
		{"UTF-8", "utf-8"}, {"utf8", "utf-8"}, {"65001", "utf-8"}, {"cp65001", "utf-8"}, {" UTF-8\r\n", "utf-8"},
		{"1252", "windows-1252"}, {"ANSI 1252", "windows-1252"}, {"cp1252", "windows-1252"}, {"Windows-1252", "windows-1252"},
		{"latin1", "windows-1252"}, {"latin-1", "windows-1252"}, {"ISO-8859-1", "windows-1252"}, {"ISO 88591", "windows-1252"},
		{"8859_1", "windows-1252"}, {"ISO8859-1", "windows-1252"}, {"88591", "windows-1252"}, {"ISO_8859-1", "windows-1252"},
		{"8859_15", "iso-8859-15"}, {"ISO-8859-15", "iso-8859-15"}, {"ISO885915", "iso-8859-15"}, {"latin9", "iso-8859-15"},
		{"iso-8859-2", "iso-8859-2"}, {"latin2", "iso-8859-2"}, {"ISO 88592", "iso-8859-2"},
		{"CP437", "cp437"}, {"IBM437", "cp437"}, {"OEM 437", "cp437"}, {"437", "cp437"}, {"cp850", "cp850"}, {"CP737", "cp737"},
		{"Big5", "big5"}, {"950", "big5"}, {"GBK", "gbk"}, {"CP936", "gbk"}, {"GB2312", "gbk"}, {"gb18030", "gb18030"},
		{"SJIS", "shift_jis"}, {"Shift_JIS", "shift_jis"}, {"932", "shift_jis"}, {"windows-31j", "shift_jis"},
		{"EUC-KR", "euc-kr"}, {"949", "euc-kr"}, {"CP949", "euc-kr"}, {"EUC-JP", "euc-jp"}, {"koi8-r", "koi8-r"}, {"KOI8-U", "koi8-u"},
		{"windows-1250", "windows-1250"}, {"windows-1251", "windows-1251"}, {"cp1251", "windows-1251"}, {"1256", "windows-1256"},
		{"UTF-16", "utf-16le"}, {"utf-16be", "utf-16be"}, {"macroman", "macintosh"}, {"LDID/87", "windows-1252"}, {"LDID/201", "windows-1251"},
	}
	for _, tt := range tests {
		e, err := Lookup(tt.name)
		if err != nil || e.Name() != tt.want {
			t.Errorf("Lookup(%q) = %q, %v; want %q", tt.name, e.Name(), err, tt.want)
		}
	}
}

func TestLookupUnknown(t *testing.T) {
	for _, name := range []string{"", "klingon", "99999", "cp1", "LDID/999", "LDID/0", "win-win"} {
		if e, err := Lookup(name); err == nil {
			t.Errorf("Lookup(%q) = %q, want an error", name, e.Name())
		}
	}
	_, err := Lookup("windoes-1251")
	if err == nil || !strings.Contains(err.Error(), `did you mean "windows-125`) {
		t.Errorf("error without a suggestion: %v", err)
	}
}

func TestTableOfEncodings(t *testing.T) {
	for _, k := range encodings() {
		e, err := Lookup(k.name)
		if err != nil || e.Name() != k.name {
			t.Errorf("%s: Lookup gives %q, %v", k.name, e.Name(), err)
		}
		for alias := range strings.FieldsSeq(k.aliases) {
			if e, err := Lookup(alias); err != nil || e.Name() != k.name {
				t.Errorf("alias %q of %s: Lookup gives %q, %v", alias, k.name, e.Name(), err)
			}
		}
		if got, ok := k.encoding().Decode([]byte("abc")); !k.shifted && (got != "abc" || !ok) {
			t.Errorf("%s: ASCII is read as %q", k.name, got)
		}
		if n := len([]rune(k.table)); n != 0 && n != 128 {
			t.Errorf("%s: table has %d runes", k.name, n)
		}
	}
}

// TestDecode has bytes that Python's codecs wrote: '...'.encode(name).
func TestDecode(t *testing.T) {
	tests := []struct {
		name, bytes, want string
		ok                bool
	}{
		{"utf-8", "S\xc3\xa3o", "São", true},
		{"utf-8", "S\xe3o", "S\uFFFDo", false},
		{"latin1", "S\xe3o", "São", true},
		{"cp437", "Z\x81rich", "Zürich", true},
		{"cp850", "S\xc6o", "São", true},
		{"cp737", "\x80\x87\xa2\xe1", "ΑΘλά", true},
		{"cp775", "R\x8cga", "Rīga", true},
		{"cp857", "\x98stanbul", "İstanbul", true},
		{"cp869", "\xa4\xa5\xa6", "ΑΒΓ", true},
		{"cp861", "\x8dj\xa2\x8c", "Þjóð", true},
		{"cp869", "\x80", "\uFFFD", false},
		{"windows-1251", "\xcc\xee\xf1\xea\xe2\xe0", "Москва", true},
		{"koi8-r", "\xed\xcf\xd3\xcb\xd7\xc1", "Москва", true},
		{"gbk", "\xb1\xb1\xbe\xa9", "北京", true},
		{"big5", "\xbb\x4f\xa5\x5f", "臺北", true},
		{"sjis", "\x93\x8c\x8b\x9e", "東京", true},
		{"euc-kr", "\xbc\xad\xbf\xef", "서울", true},
		{"iso-2022-jp", "\x1b$BEl5~\x1b(B", "東京", true},
		{"utf-16le", "R\x00\x01\x01", "Rā", true},
		{"gbk", "\xb1", "\uFFFD", false},
	}
	for _, tt := range tests {
		e, err := Lookup(tt.name)
		if err != nil {
			if runtime.GOOS == "js" && tt.name == "iso-2022-jp" {
				continue // which is not there: east_js.go says why
			}
			t.Fatal(err)
		}
		got, ok := e.Decode([]byte(tt.bytes))
		if got != tt.want || ok != tt.ok {
			t.Errorf("%s: % x is %q, %v; want %q, %v", tt.name, tt.bytes, got, ok, tt.want, tt.ok)
		}
		all, err := io.ReadAll(e.NewReader(strings.NewReader(strings.Repeat(tt.bytes, 3))))
		if tt.ok && (string(all) != strings.Repeat(tt.want, 3) || err != nil) {
			t.Errorf("%s: the reader gives %q, %v", tt.name, all, err)
		}
	}
}

func TestReaderOfLongText(t *testing.T) {
	e, _ := Lookup("cp737")
	all, err := io.ReadAll(e.NewReader(strings.NewReader(strings.Repeat("a\x80\xb0", 40000))))
	if err != nil || string(all) != strings.Repeat("aΑ░", 40000) {
		t.Errorf("%d bytes, %v", len(all), err)
	}
}

func TestChoose(t *testing.T) {
	of := func(wide, broken int) func(bool) (Census, error) {
		return func(bool) (Census, error) { return Census{wide, broken}, nil }
	}
	yes, no, ascii := of(5, 0), of(0, 5), of(0, 0)
	tests := []struct {
		name    string
		hints   Hints
		want    string
		warning bool
	}{
		{"config before all", Hints{Config: "cp437", CPG: "UTF-8", Language: 0x57, Texts: yes}, "cp437", false},
		{"cpg before language byte", Hints{CPG: "UTF-8", Language: 0x57, Texts: no}, "utf-8", false},
		{"unknown cpg, language byte", Hints{CPG: "foo", Language: 0xC9, Texts: no}, "windows-1251", true},
		{"unknown cpg, texts", Hints{CPG: "foo", Texts: yes}, "utf-8", true},
		{"blank cpg", Hints{CPG: " \n", Language: 0x01}, "cp437", false},
		{"language byte of any computer, UTF-8", Hints{Language: 0x57, Texts: yes}, "utf-8", false},
		{"language byte of any computer, not UTF-8", Hints{Language: 0x57, Texts: no}, "windows-1252", false},
		{"unknown language byte", Hints{Language: 0xEE, Texts: yes}, "utf-8", false},
		{"not UTF-8", Hints{Texts: no}, "windows-1252", false},
		{"a few bytes that are not", Hints{Texts: of(3, 2)}, "utf-8", false},
		{"as many that are not", Hints{Texts: of(2, 2)}, "windows-1252", false},
		{"cpg that lies", Hints{CPG: "1252", Texts: of(1, 0)}, "utf-8", true},
		{"cpg that does not", Hints{CPG: "1252", Texts: of(9, 1)}, "windows-1252", false},
		{"cpg of ASCII", Hints{CPG: "ISO-8859-2", Texts: ascii}, "iso-8859-2", false},
		{"language byte that lies", Hints{Language: 0xC9, Texts: yes}, "utf-8", true},
		{"cpg of two bytes, a short text", Hints{CPG: "GBK", Texts: of(3, 0)}, "gbk", false},
		{"cpg of two bytes that lies", Hints{CPG: "GBK", Texts: of(4, 0)}, "utf-8", true},
		{"nothing known", Hints{}, "windows-1252", false},
	}
	for _, tt := range tests {
		e, warning, err := Choose(tt.hints)
		if err != nil || e.Name() != tt.want || (warning != "") != tt.warning {
			t.Errorf("%s: %q, warning %q, %v; want %q", tt.name, e.Name(), warning, err, tt.want)
		}
	}
	if _, _, err := Choose(Hints{Config: "foo", CPG: "UTF-8"}); err == nil {
		t.Error("an unknown name of the user's is no error")
	}
	failed := errors.New("disk")
	if _, _, err := Choose(Hints{Texts: func(bool) (Census, error) { return Census{}, failed }}); !errors.Is(err, failed) {
		t.Errorf("the error of reading is lost: %v", err)
	}
}

func TestLanguageBytesAreKnown(t *testing.T) {
	count := 0
	for b := range 256 {
		page := pageOfLanguage(byte(b))
		e, ok := FromLanguageByte(byte(b))
		if ok != (page != 0) {
			t.Errorf("byte %#x: code page %d has no encoding", b, page)
		}
		if ok {
			count++
			if e.IsUTF8() {
				t.Errorf("byte %#x is UTF-8", b)
			}
		}
	}
	if count < 50 {
		t.Errorf("%d language bytes are known", count)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("utf-8", []byte("S\xc3\xa3o"))
	f.Add("cp437", []byte("Z\x81rich"))
	f.Add("iso-2022-jp", []byte("\x1b$BEl5~\x1b(B"))
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		e, err := Lookup(name)
		if err != nil {
			return
		}
		text, _ := e.Decode(b)
		if strings.ToValidUTF8(text, "") != text {
			t.Errorf("%s: % x gives text that is not UTF-8: %q", name, b, text)
		}
	})
}

func TestCensus(t *testing.T) {
	for text, want := range map[string]Census{
		"": {}, "abc": {}, "M\u00fcnchen": {1, 0}, "D\xfcren": {0, 1}, "K\u00f6ln und D\xfcren \u6771": {2, 1}, "\xe6\x9d": {0, 2}, "\ufffd": {1, 0},
	} {
		var c Census
		if c.Add([]byte(text)); c != want {
			t.Errorf("%q: %+v, want %+v", text, c, want)
		}
	}
}

func TestMend(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "abc": "abc", "K\u00f6ln, D\xfcren": "K\u00f6ln, D\u00fcren", "\x80 5": "\u20ac 5", "\xe6\x9d": "\u00e6\ufffd", "\u6771\xff": "\u6771\u00ff",
	} {
		if got := Mend([]byte(text)); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func TestWhole(t *testing.T) {
	for _, tt := range []struct{ text, name, want, encoding string }{
		{"K\xf6ln", "latin-1", "K\u00f6ln", "windows-1252"},
		{"K\u00f6ln", "", "K\u00f6ln", "utf-8"},
		{"K\xf6ln", "utf-8", "K\xf6ln", "utf-8"},
		{"\xff\xfea\x00", "", "a", "utf-16le"},
		{"\xfe\xff\x00a", "", "a", "utf-16be"},
		{"\xcc\xee", "cp1251", "\u041c\u043e", "windows-1251"},
	} {
		got, e, err := Whole([]byte(tt.text), tt.name)
		if err != nil || strings.TrimPrefix(string(got), "\ufeff") != tt.want || e.Name() != tt.encoding {
			t.Errorf("%q in %q: %q in %s, %v", tt.text, tt.name, got, e.Name(), err)
		}
	}
	if _, _, err := Whole(nil, "utf-9"); err == nil {
		t.Error("no error for an unknown encoding")
	}
}

// TestMender reads texts in pieces of every size.
func TestMender(t *testing.T) {
	text := strings.Repeat("K\u00f6ln \u6771\U0001F600 D\xfcren\xe6\x9d ", 900) + "\xe6\x9d"
	want := Mend([]byte(text))
	for _, size := range []int{1, 2, 3, 7, 4096, 1 << 20} {
		m := NewMender(&pieces{text: text, size: size})
		got, err := io.ReadAll(m)
		if string(got) != want || err != nil || m.Mended() != 900*3+2 {
			t.Errorf("pieces of %d: %d bytes for %d, %d mended, %v", size, len(got), len(want), m.Mended(), err)
		}
	}
	clean := NewMender(strings.NewReader(strings.Repeat("\u00e9", 50000)))
	if got, err := io.ReadAll(clean); len(got) != 100000 || err != nil || clean.Mended() != 0 {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

type pieces struct {
	text string
	size int
}

func (p *pieces) Read(b []byte) (int, error) {
	if p.text == "" {
		return 0, io.EOF
	}
	n := copy(b, p.text[:min(p.size, len(p.text))])
	p.text = p.text[n:]
	return n, nil
}

// Mending a word costs about what the word has, however many words are mended one by one.
func TestMendIsCheap(t *testing.T) {
	times := testing.AllocsPerRun(100, func() { Mend([]byte("1,2\xd81")) })
	if times > 10 {
		t.Errorf("mending 5 bytes allocates %v times", times)
	}
}
