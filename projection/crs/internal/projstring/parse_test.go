package projstring

import "testing"

// TestBlanks reads blanks around "=" as PROJ does (projinfo -o PROJ).
func TestBlanks(t *testing.T) {
	for text, want := range map[string]string{
		"+proj=lcc +lat_1=40":                "+proj=lcc +lat_1=40",
		"+proj = lcc +lat_1 =40 lat_2= -.5 ": "+proj=lcc +lat_1=40 +lat_2=-.5",
		"+proj=lcc\n+lat_1 =\n\t40 +no_defs": "+proj=lcc +lat_1=40 +no_defs",
	} {
		p, err := Parse(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		} else if p.String() != want {
			t.Errorf("%q is %q, want %q", text, p, want)
		}
	}
	for _, text := range []string{"+proj=lcc +lat_1= +lat_2=3", "+proj=lcc +lat_1=", "="} {
		if p, err := Parse(text); err == nil {
			t.Errorf("%q is %q", text, p)
		}
	}
}
