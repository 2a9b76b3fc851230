package pdf

import (
	"strconv"

	"github.com/seed-898ab921/kartograph/styles/ink"
)

// spot is an ink of its own as the document has it.
type spot struct {
	ref  Ref
	name string
}

// colour is what sets a colour: inks digit for digit as they were written.
func (c *Canvas) colour(k ink.Colour, stroke bool) string {
	space, rgb, cmyk, tint := "cs", "rg", "k", "scn"
	if stroke {
		space, rgb, cmyk, tint = "CS", "RG", "K", "SCN"
	}
	switch {
	case k.Spot != "":
		s := c.page.d.spot(k)
		return c.page.use("ColorSpace", s.name, s.ref.String()) + " " + space + " " + k.Tint + " " + tint
	case k.Process:
		return k.CMYK[0] + " " + k.CMYK[1] + " " + k.CMYK[2] + " " + k.CMYK[3] + " " + cmyk
	}
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
	full := "[" + parts(k.Full()) + "]"
	none, alternate := "[1 1 1]", "/DeviceRGB"
	if k.Process {
		full = "[" + k.CMYK[0] + " " + k.CMYK[1] + " " + k.CMYK[2] + " " + k.CMYK[3] + "]"
		none, alternate = "[0 0 0 0]", "/DeviceCMYK"
	}
	key := k.Spot + full
	if s, ok := d.spots[key]; ok {
		return s
	}
	s := spot{d.add("[/Separation" + Name(k.Spot) + alternate + "<</FunctionType 2/Domain[0 1]/N 1/C0" + none + "/C1" + full + ">>]"), "C" + strconv.Itoa(len(d.spots)+1)}
	d.spots[key] = s
	return s
}
