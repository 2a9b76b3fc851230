package angle

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]struct {
		degrees float64
		axis    Axis
	}{
		`52°31'12"N`: {52.52, Latitude}, `52° 31' 12" N`: {52.52, Latitude}, `N 52° 31.2`: {52.52, Latitude}, `N52°31.2'`: {52.52, Latitude}, `52.52N`: {52.52, Latitude}, `52.52 n`: {52.52, Latitude},
		`13.40°`: {13.4, Unknown}, `13,40°`: {13.4, Unknown}, `–13.4°`: {-13.4, Unknown}, `−13.4° `: {-13.4, Unknown}, `- 13.4°`: {-13.4, Unknown}, `+13.4°`: {13.4, Unknown},
		`52°31′12″S`: {-52.52, Latitude}, `52°31’12”S`: {-52.52, Latitude}, `52º31´12''S`: {-52.52, Latitude}, `５２°３１′１２″Ｎ`: {52.52, Latitude}, "52°\u00a031′\u202f12″ N": {52.52, Latitude},
		`W 13°24'`: {-13.4, Longitude}, `13°24'W`: {-13.4, Longitude}, `13 24 E`: {13.4, Longitude}, `13 24 00 E`: {13.4, Longitude}, `E13`: {13, Longitude}, `S0`: {0, Latitude}, `0°`: {0, Unknown},
		`52:31:12`: {52.52, Unknown}, `52:31.2`: {52.52, Unknown}, `-0:30`: {-0.5, Unknown}, `52d31m12s`: {52.52, Unknown}, `52d31m12sS`: {-52.52, Latitude}, `52d31m12s N`: {52.52, Latitude}, `52d31'12"S`: {-52.52, Latitude},
		`180°W`: {-180, Longitude}, `52°31'12,36"N`: {52.5201, Latitude}, `300°`: {300, Unknown}, `52°0'36"`: {52.01, Unknown},
	} {
		got, axis, ok := Parse(text)
		if !ok || !(math.Abs(got-want.degrees) < 1e-12) || axis != want.axis {
			t.Errorf("%s is %v %v %v, want %v", text, got, axis, ok, want)
		}
	}
}

func TestNoAngles(t *testing.T) {
	for _, text := range []string{"", "N", "°", "52.52", "52,52", "52 31 12", "-5", "Nord", "52°60'", "52°31'60\"", "52.5°31'", "52°31.5'12\"", "-52N", "N52S", "52NE", "N52N", "13°O", "52°31'12\"13", "52°N31'", "1e5N",
		"52..5°", "52°'", ".5°", "5.°", "52°-31'", "52°°", "20:00:00:00", "0x10N", "99999°", "NaN°", "12 May", "52*31", "S", "Summ", strings.Repeat("1", 70) + "°", "5231N12"} {
		if got, _, ok := Parse(text); ok {
			t.Errorf("%q is taken for %v", text, got)
		}
	}
}

// Every angle reads back from all the ways that it is written in.
func TestWays(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		d, m, s := random.IntN(180), random.IntN(60), random.IntN(60)
		want := float64(d) + float64(m*60+s)/3600
		for _, way := range []string{`D°M'S"E`, `E D° M' S"`, `D M S e`, `D:M:S E`, `DdMmSsE`, `D°M′S″ E`} {
			text := strings.NewReplacer("D", strconv.Itoa(d), "M", strconv.Itoa(m), "S", strconv.Itoa(s)).Replace(way)
			for letter, sign := range map[string]float64{"E": 1, "W": -1} {
				got, axis, ok := Parse(strings.NewReplacer("E", letter, "e", strings.ToLower(letter)).Replace(text))
				if !ok || axis != Longitude || !(math.Abs(got-sign*want) < 1e-12) {
					t.Fatalf("%s, %s: %v %v", text, letter, got, ok)
				}
			}
		}
	}
}

// A text that is refused at a glance for its letters is no angle when it is looked at.
func TestOtherLettersAreNoAngle(t *testing.T) {
	random, refused := rand.New(rand.NewPCG(28, 11)), 0
	for range 100_000 {
		b := make([]byte, 1+random.IntN(7))
		for i := range b {
			b[i] = "0123456789:. '\"-NSEWDMnsewdmAzoxO"[random.IntN(33)]
		}
		if s := string(b); hasOtherLetters(s) {
			refused++
			rest, _, _, ok := compass(strings.TrimSpace(plain(s)))
			if _, _, is := divide(rest); ok && is {
				t.Fatalf("%q is an angle", s)
			}
		}
	}
	if refused < 1000 {
		t.Errorf("%d are refused", refused)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`52°31'12"N`)
	f.Add("W 13:24")
	f.Fuzz(func(t *testing.T, text string) {
		v, _, ok := Parse(text)
		if ok && (math.IsNaN(v) || math.Abs(v) > 1e4+2 || !strings.ContainsAny(plain(text), "0123456789")) {
			t.Errorf("%q is %v", text, v)
		}
	})
}
