package tablejoin

import (
	"fmt"
	"strings"
	"testing"
)

// Zeros that are lost are found among thousands of keys, wherever they stand, and
// numbers that only look alike are no suggestion.
func TestLostZerosAmongMany(t *testing.T) {
	var counties []string
	for state := 56; state > 0; state-- {
		for county := 1; county < 120; county += 2 {
			counties = append(counties, fmt.Sprintf("%02d%03d", state, county))
		}
	}
	rows := []string{"Total", "99999", "1001", "6037"}
	if got := lostZeros(counties, rows); !strings.Contains(got, `"pad": 5`) {
		t.Errorf("%q", got)
	}
	for got, want := range map[string]string{
		examples("fips", rows, counties): `; fips is "1001" (did you mean "01001"?), "6037" (did you mean "06037"?), "Total" and 1 more`,
		examples("id", counties, rows):   `; id is "06037" (did you mean "6037"?), "01001" (did you mean "1001"?), "56001" and 3357 more`,
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
