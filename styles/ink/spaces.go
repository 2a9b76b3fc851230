package ink

import (
	"math"
	"strconv"
	"strings"
)

// function reads rgb(), hsl() and the other colours of CSS.
func function(name, inside string) (Colour, bool) {
	c := Colour{Alpha: 1}
	sides := cut(inside, '/')
	parts := strings.FieldsFunc(sides[0], func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\n' })
	space := name
	if name == "color" && len(parts) > 0 {
		space, parts = strings.ToLower(parts[0]), parts[1:]
	}
	if len(parts) == 4 && len(sides) == 1 && strings.Contains(inside, ",") {
		sides = append(sides, parts[3])
		parts = parts[:3]
	}
	if len(parts) != 3 || len(sides) > 2 {
		return c, false
	}
	if len(sides) == 2 {
		alpha, ok := part(sides[1], 1)
		if !ok {
			return c, false
		}
		c.Alpha = max(0, min(1, alpha))
	}
	full, known := fullOf(space)
	if !known {
		return c, false
	}
	var v [3]float64
	for i, text := range parts {
		var ok bool
		if full[i] == degrees {
			v[i], ok = angle(text)
		} else {
			v[i], ok = part(text, full[i])
		}
		if !ok {
			return c, false
		}
	}
	c.Red, c.Green, c.Blue = toSRGB(space, v)
	if math.IsNaN(c.Red + c.Green + c.Blue) {
		return c, false
	}
	c.Red, c.Green, c.Blue = max(0, min(1, c.Red)), max(0, min(1, c.Green)), max(0, min(1, c.Blue))
	return c, true
}

// degrees stands for a part that is an angle.
const degrees = -1

// fullOf is what 100% is of each of the parts of a space.
func fullOf(space string) ([3]float64, bool) {
	switch space {
	case "rgb", "rgba":
		return [3]float64{255, 255, 255}, true
	case "hsl", "hsla", "hwb":
		return [3]float64{degrees, 100, 100}, true
	case "lab":
		return [3]float64{100, 125, 125}, true
	case "lch":
		return [3]float64{100, 150, degrees}, true
	case "oklab":
		return [3]float64{1, 0.4, 0.4}, true
	case "oklch":
		return [3]float64{1, 0.4, degrees}, true
	case "srgb", "srgb-linear", "display-p3", "xyz", "xyz-d65", "xyz-d50":
		return [3]float64{1, 1, 1}, true
	}
	return [3]float64{}, false
}

// part reads a number, or a percentage of what is full.
func part(text string, full float64) (float64, bool) {
	text = strings.TrimSpace(text)
	if strings.EqualFold(text, "none") {
		return 0, true
	}
	number, percent := strings.CutSuffix(text, "%")
	n, err := strconv.ParseFloat(number, 64)
	if percent {
		n = n / 100 * full
	}
	return n, err == nil && !math.IsInf(n, 0) && !math.IsNaN(n)
}

// angle reads an angle in degrees.
func angle(text string) (float64, bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	for _, unit := range []struct {
		name string
		is   float64
	}{{"deg", 1}, {"grad", 0.9}, {"rad", 180 / math.Pi}, {"turn", 360}} {
		if number, ok := strings.CutSuffix(text, unit.name); ok {
			n, ok := part(number, 0)
			return n * unit.is, ok
		}
	}
	return part(text, 0)
}

// toSRGB is a colour of a space in sRGB (CSS Color 4, sections 7 to 10 and 18).
func toSRGB(space string, v [3]float64) (red, green, blue float64) {
	switch space {
	case "rgb", "rgba":
		return v[0] / 255, v[1] / 255, v[2] / 255
	case "hsl", "hsla":
		return hsl(v[0], v[1]/100, v[2]/100)
	case "hwb":
		return hwb(v[0], v[1]/100, v[2]/100)
	case "lch":
		return toSRGB("lab", polar(v))
	case "oklch":
		return toSRGB("oklab", polar(v))
	case "lab":
		return toSRGB("xyz-d50", labXYZ(v))
	case "oklab":
		return toSRGB("srgb-linear", oklabLinear(v))
	case "srgb-linear":
		return encoded(v[0]), encoded(v[1]), encoded(v[2])
	case "display-p3":
		return toSRGB("xyz", times(p3ToXYZ, [3]float64{decoded(v[0]), decoded(v[1]), decoded(v[2])}))
	case "xyz", "xyz-d65":
		return toSRGB("srgb-linear", times(xyzToLinear, v))
	case "xyz-d50":
		return toSRGB("xyz", times(d50ToD65, v))
	}
	return v[0], v[1], v[2]
}

// polar turns a lightness, chroma and hue into a lightness and two axes.
func polar(v [3]float64) [3]float64 {
	sin, cos := math.Sincos(v[2] * math.Pi / 180)
	return [3]float64{v[0], v[1] * cos, v[1] * sin}
}

func hsl(hue, saturation, lightness float64) (red, green, blue float64) {
	of := func(n float64) float64 {
		k := math.Mod(n+math.Mod(hue, 360)/30+12, 12)
		a := saturation * min(lightness, 1-lightness)
		return lightness - float64(a*max(-1, min(k-3, 9-k, 1)))
	}
	return of(0), of(8), of(4)
}

func hwb(hue, white, black float64) (red, green, blue float64) {
	if white+black >= 1 {
		grey := white / (white + black)
		return grey, grey, grey
	}
	red, green, blue = hsl(hue, 1, 0.5)
	of := func(part float64) float64 { return float64(part*(1-white-black)) + white }
	return of(red), of(green), of(blue)
}

// labXYZ is CIE L*a*b* as XYZ, both with the white D50.
func labXYZ(v [3]float64) [3]float64 {
	const kappa, epsilon = 24389.0 / 27, 216.0 / 24389
	fy := (v[0] + 16) / 116
	fx, fz := v[1]/500+fy, fy-v[2]/200
	of := func(f float64) float64 {
		if cube := f * f * f; cube > epsilon {
			return cube
		}
		return (116*f - 16) / kappa
	}
	y := v[0] / kappa
	if v[0] > kappa*epsilon {
		y = fy * fy * fy
	}
	return [3]float64{of(fx) * 0.3457 / 0.3585, y, of(fz) * (1 - 0.3457 - 0.3585) / 0.3585}
}

// oklabLinear is Oklab as linear sRGB (Ottosson 2020, https://bottosson.github.io/posts/oklab/).
func oklabLinear(v [3]float64) [3]float64 {
	lms := times([9]float64{1, 0.3963377774, 0.2158037573, 1, -0.1055613458, -0.0638541728, 1, -0.0894841775, -1.2914855480}, v)
	for i, n := range lms {
		lms[i] = n * n * n
	}
	return times([9]float64{4.0767416621, -3.3077115913, 0.2309699292, -1.2684380046, 2.6097574011, -0.3413193965, -0.0041960863, -0.7034186147, 1.7076147010}, lms)
}

// The matrices between spaces (CSS Color 4, section 18).
var (
	xyzToLinear = [9]float64{3.2409699419045226, -1.537383177570094, -0.4986107602930034, -0.9692436362808796, 1.8759675015077202,
		0.04155505740717559, 0.05563007969699366, -0.20397695888897652, 1.0569715142428786}
	d50ToD65 = [9]float64{0.955473421488075, -0.02309845494876471, 0.06325924320057072, -0.0283697093338637, 1.0099953980813041,
		0.021041441191917323, 0.012314014864481998, -0.020507649298898964, 1.330365926242124}
	p3ToXYZ = [9]float64{0.4865709486482162, 0.26566769316909306, 0.1982172852343625, 0.2289745640697488, 0.6917385218365064,
		0.079286914093745, 0, 0.04511338185890264, 1.043944368900976}
)

func times(m [9]float64, v [3]float64) [3]float64 {
	var out [3]float64
	for i := range out {
		out[i] = float64(m[3*i]*v[0]) + float64(m[3*i+1]*v[1]) + float64(m[3*i+2]*v[2])
	}
	return out
}

// encoded is a part of linear light as sRGB writes it, decoded the reverse (IEC 61966-2-1).
func encoded(x float64) float64 {
	if x <= 0.0031308 {
		return 12.92 * x
	}
	return float64(1.055*math.Pow(x, 1/2.4)) - 0.055
}

func decoded(x float64) float64 {
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

// mixed reads color-mix(in srgb, A 30%, B), and no other space than srgb.
func mixed(inside string) (Colour, bool) {
	parts := list(inside)
	if len(parts) != 3 {
		return Colour{}, false
	}
	a, shareA, givenA, okA := mixPart(parts[1])
	b, shareB, givenB, okB := mixPart(parts[2])
	if !okA || !okB || strings.ToLower(strings.Join(strings.Fields(parts[0]), " ")) != "in srgb" {
		return Colour{}, false
	}
	switch {
	case !givenA && !givenB:
		shareA, shareB = 0.5, 0.5
	case !givenA:
		shareA = 1 - shareB
	case !givenB:
		shareB = 1 - shareA
	}
	sum := shareA + shareB
	if !(sum > 0) {
		return Colour{}, false
	}
	shareA, shareB = shareA/sum, shareB/sum
	alpha := float64(a.Alpha*shareA) + float64(b.Alpha*shareB)
	if alpha == 0 {
		return Colour{}, true
	}
	mix := func(x, y float64) float64 { return (float64(x*a.Alpha*shareA) + float64(y*b.Alpha*shareB)) / alpha }
	return Colour{Red: mix(a.Red, b.Red), Green: mix(a.Green, b.Green), Blue: mix(a.Blue, b.Blue), Alpha: alpha * min(1, sum)}, true
}

// mixPart reads a colour with a percentage beside it.
func mixPart(text string) (c Colour, share float64, given, ok bool) {
	words := cut(text, ' ')
	for i, w := range words {
		if strings.HasSuffix(w, "%") && len(words) > 1 {
			n, isNumber := part(w, 1)
			rest := append(append([]string{}, words[:i]...), words[i+1:]...)
			c, ok = Parse(strings.Join(rest, " "))
			return c, n, true, ok && isNumber && n >= 0 && n <= 1
		}
	}
	c, ok = Parse(text)
	return c, 0, false, ok
}
