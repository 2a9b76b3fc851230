package ink

import (
	"fmt"
	"math"
	"strconv"
)

// OfInks reports whether a colour is one of inks, not of screens.
func (c Colour) OfInks() bool { return c.Process || c.Spot != "" }

// grey reports whether a colour of screens is one that has a look in black ink too.
func (c Colour) grey() bool { return !c.OfInks() && c.Red == c.Green && c.Green == c.Blue }

// Mixable reports whether one goes between colours in inks: where any of them is of inks.
// The error says why nothing lies between them: an ink of its own has tints and no more, and
// what a colour of screens is in inks only a press knows, but for greys.
func Mixable(list []string) (bool, error) {
	var of Colour
	var text string
	all := make([]Colour, len(list))
	for i, value := range list {
		c, ok := Parse(value)
		if all[i] = c; ok && c.OfInks() && text == "" {
			of, text = c, value
		}
	}
	if text == "" {
		return false, nil
	}
	for i, c := range all {
		if !of.mixes(c) {
			return true, fmt.Errorf("between %s and %s there are no inks: go between colours that are all cmyk(), or tints of one spot(), such as spot(\"Gold\", #d4af37, 20%%) and spot(\"Gold\", #d4af37)", text, list[i])
		}
	}
	return true, nil
}

// mixes reports whether there is something between a colour of inks and another one.
func (c Colour) mixes(other Colour) bool {
	switch {
	case c.Spot != "":
		return other.Spot == c.Spot && other.Process == c.Process && other.CMYK == c.CMYK && other.full == c.full || other.grey() && other.Red == 1
	case other.Spot != "":
		return false
	}
	return other.Process || other.grey()
}

// Mix is the colour at t, 0 to 1, on the way from a to b, which are Mixable: each ink by
// itself, to a ten-thousandth; a and b themselves are as they were written.
func Mix(a, b string, t float64) string {
	switch {
	case !(t > 0) || a == b:
		return a
	case t >= 1:
		return b
	}
	from, _ := Parse(a)
	to, _ := Parse(b)
	alpha := from.Alpha + float64((to.Alpha-from.Alpha)*t)
	spot := from
	if spot.Spot == "" {
		spot = to
	}
	if spot.Spot != "" {
		return spot.tinted(short(from.tint() + float64((to.tint()-from.tint())*t)))
	}
	text := "cmyk("
	x, y := from.shares(), to.shares()
	for i := range x {
		if i > 0 {
			text += " "
		}
		text += short(x[i] + float64((y[i]-x[i])*t))
	}
	if alpha < 1 {
		text += " / " + short(alpha)
	}
	return text + ")"
}

// tinted is a spot ink with so much of it, as stylesheets write it.
func (c Colour) tinted(tint string) string {
	return `spot("` + c.Spot + `", ` + c.stands + ", " + tint + ")"
}

// tint is how much of a spot ink there is; white is none.
func (c Colour) tint() float64 {
	if c.Spot == "" {
		return 0
	}
	return number(c.Tint)
}

// shares are the parts of the process inks; a grey of screens is in black.
func (c Colour) shares() [4]float64 {
	if !c.Process {
		return [4]float64{3: 1 - c.Red}
	}
	var all [4]float64
	for i, digits := range c.CMYK {
		all[i] = number(digits)
	}
	return all
}

// number is a share as it was written.
func number(digits string) float64 {
	n, _ := strconv.ParseFloat(digits, 64) // share has read it
	return n
}

// short is a share to a ten-thousandth, which is finer than any plate.
func short(v float64) string {
	return strconv.FormatFloat(math.Round(v*1e4)/1e4, 'f', -1, 64)
}
