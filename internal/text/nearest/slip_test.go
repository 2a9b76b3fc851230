package nearest

import "testing"

func TestSlip(t *testing.T) {
	known := []string{"France", "DE", "Q1 2020", "Nigeria"}
	for word, want := range map[string]string{"Fance": "France", "FRANCE": "France", "de": "DE", "DK": "", "Q2 2020": "", "Q1 202": "", "q1  2020": "Q1 2020", "Niger": "", "": ""} {
		if got, _ := Slip(word, known); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}
