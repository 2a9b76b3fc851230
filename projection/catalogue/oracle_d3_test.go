package catalogue_test

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// TestAgainstRecordedD3 compares what PROJ does not have, or not so, with
// numbers from d3-geo-projection; testdata/d3.txt says how they were made.
func TestAgainstRecordedD3(t *testing.T) {
	file, err := os.Open("testdata/d3.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	tolerance := map[string]float64{
		"interruptedboggs": 3e-6, // d3 divides by 2.00276 where PROJ and we multiply by 0.49931.
		"hufnagel":         1e-6, // d3's solver ends at 1e-6.
	}
	checked := 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		var id string
		var lambda, phi, wantX, wantY float64
		if _, err := fmt.Sscan(lines.Text(), &id, &lambda, &phi, &wantX, &wantY); err != nil {
			t.Fatalf("%q: %v", lines.Text(), err)
		}
		d, err := catalogue.Find(id)
		if err != nil {
			t.Fatal(err)
		}
		s := setup(t, d, settings(t, d)["default"])
		x, y := s.Formula.Forward(lambda, phi)
		if !(math.Hypot(x-wantX, y-wantY) <= max(1e-9, tolerance[id])) {
			t.Errorf("%s: %v, %v -> %.12f, %.12f, want %.12f, %.12f", id, lambda, phi, x, y, wantX, wantY)
		}
		checked++
	}
	if checked < 50 {
		t.Errorf("only %d points were checked", checked)
	}
}
