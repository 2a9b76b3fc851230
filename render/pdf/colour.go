package pdf

import (
	"strconv"

	"github.com/seed-898ab921/kartograph/styles/ink"
)

// spot is an ink of its own as the document has it.
type spot struct {
	ref  Ref
	name string
	// ink is its own name, and stands what stands for it on screens, in words.
	ink, stands string
}

// colour is what sets a colour: inks digit for digit as they were written.
func (c *Canvas) colour(k ink.Colour, stroke bool) string {
	space, rgb, cmyk, tint := "cs", "rg", "k", "scn"
	if stroke {
		space, rgb, cmyk, tint = "CS", "RG", "K", "SCN"
	}
	d := c.page.d
	switch {
	case k.Spot != "":
		d.inked = d.inked || k.Spot != registration
		s := d.spot(k)
		return c.page.use("ColorSpace", s.name, s.ref.String()) + " " + space + " " + k.Tint + " " + tint
	case k.Process:
		d.inked = true
		return k.CMYK[0] + " " + k.CMYK[1] + " " + k.CMYK[2] + " " + k.CMYK[3] + " " + cmyk
	}
	if d.forPress() && neutral(k) {
		return d.grey(k.Red, stroke)
	}
	d.screens.early = d.screens.early || !d.forPress()
	return parts(k.Red, k.Green, k.Blue) + " " + rgb
}

// parts are those of a colour; the fourth decimal is finer than any screen.
func parts(list ...float64) string {
	var b []byte
	for i, v := range list {
		if i > 0 {
			b = append(b, ' ')
		}
		b = AppendNumber(b, v, 4)
	}
	return string(b)
}

// spot is the colour space of an ink: what stands for it in full, and nothing for none.
func (d *Document) spot(k ink.Colour) spot {
	red, green, blue := k.Full()
	full, stands := "["+parts(red, green, blue)+"]", ink.Colour{Red: red, Green: green, Blue: blue, Alpha: 1}.Hex()
	none, alternate := "[1 1 1]", "/DeviceRGB"
	if k.Process {
		full = "[" + k.CMYK[0] + " " + k.CMYK[1] + " " + k.CMYK[2] + " " + k.CMYK[3] + "]"
		stands = "cmyk(" + full[1:len(full)-1] + ")"
		none, alternate = "[0 0 0 0]", "/DeviceCMYK"
	}
	key := k.Spot + full
	if s, ok := d.spots[key]; ok {
		return s
	}
	s := spot{ink: k.Spot, stands: stands, name: "C" + strconv.Itoa(len(d.spots)+1)}
	s.ref = d.add("[/Separation" + Name(k.Spot) + alternate + "<</FunctionType 2/Domain[0 1]/N 1/C0" + none + "/C1" + full + ">>]")
	d.spots[key] = s
	if k.Spot != registration { // that of marks
		d.spotList = append(d.spotList, s)
	}
	return s
}
