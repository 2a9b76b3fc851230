package charset

import (
	"syscall/js"

	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"
)

// eastAsian is the part of the table in which a character is two bytes and more,
// but for hz-gb-2312, which browsers do not know, and iso-2022-jp, of which they
// take escapes side by side for mistakes.
func eastAsian() []known {
	return []known{
		{name: "shift_jis", pages: []int{932, 943}, multi: browsers("shift_jis"), aliases: "sjis shiftjis xsjis mskanji windows31j"},
		{name: "euc-jp", pages: []int{20932, 51932}, multi: browsers("euc-jp"), aliases: "eucjp ujis"},
		{name: "gbk", pages: []int{936}, multi: browsers("gbk"), aliases: "gbk gb2312 gb euccn xgbk chinese"},
		{name: "gb18030", pages: []int{54936, 18030}, multi: browsers("gb18030"), aliases: "gb18030"},
		{name: "euc-kr", pages: []int{949, 51949}, multi: browsers("euc-kr"), aliases: "euckr uhc ksc5601 ksc56011987 korean"},
		{name: "big5", pages: []int{950}, multi: browsers("big5"), aliases: "big5 big5hkscs bigfive"},
	}
}

// browsers is an encoding that the browser's TextDecoder reads, so that the
// program needs no tables of some 600 kB. Both follow the WHATWG's standard.
type browsers string

// NewDecoder implements encoding.Encoding.
func (b browsers) NewDecoder() *encoding.Decoder {
	d := &textDecoder{label: string(b)}
	d.Reset()
	return &encoding.Decoder{Transformer: d}
}

// NewEncoder implements encoding.Encoding. Nothing here writes these encodings.
func (b browsers) NewEncoder() *encoding.Encoder { return encoding.Nop.NewEncoder() }

// textDecoder is a TextDecoder as a transform.Transformer. pending is what was
// decoded and had no room yet.
type textDecoder struct {
	label   string
	decoder js.Value
	pending []byte
}

// Reset implements transform.Transformer.
func (d *textDecoder) Reset() {
	d.decoder = js.Global().Get("TextDecoder").New(d.label)
	d.pending = nil
}

// Transform implements transform.Transformer.
func (d *textDecoder) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	if len(d.pending) == 0 && (len(src) > 0 || atEOF) {
		bytes := js.Global().Get("Uint8Array").New(len(src))
		js.CopyBytesToJS(bytes, src)
		text := d.decoder.Call("decode", bytes, map[string]any{"stream": !atEOF})
		d.pending = []byte(text.String())
		nSrc = len(src)
	}
	nDst = copy(dst, d.pending)
	d.pending = d.pending[nDst:]
	if len(d.pending) > 0 {
		return nDst, nSrc, transform.ErrShortDst
	}
	return nDst, nSrc, nil
}
