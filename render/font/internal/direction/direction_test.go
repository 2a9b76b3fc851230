package direction

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

func Example() {
	line := []rune("Haifa חיפה")
	for _, run := range Runs(line) {
		fmt.Println(string(line[run.From:run.To]), run.Backward)
	}
	// Output:
	// Haifa  false
	// חיפה true
}

// What fribidi says: fribidi --ltr --nopad --levels --nobreak, version 1.0.8.
func TestLevels(t *testing.T) {
	for text, want := range map[string]string{
		"abc":               "000",
		"נהר (Nile)":        "1110000000",
		"Nile (נהר)":        "0000001110",
		"תל אביב-יפו 12%":   "111111111111222",
		"ב 12, 13 abc":      "112211220000",
		"ب 12, 13 abc":      "112211220000",
		"abc ١٢ ب":          "00002211",
		"ب ١٢ ب 34 x":       "11221112200",
		"A (ب) c":           "0001000",
		"a(ب)c ד":           "0010001",
		"١٢/٣٤":             "22222",
		"12/34 ב":           "0000001",
		"ב 12/34":           "1122222",
		"ב 1.5-2.5":         "112222222",
		"ב +12":             "11122",
		"$12 ב $12":         "000011222",
		"ב - a - ב":         "100000001",
		"a ב 3 c":           "0011200",
		"ב (ב a) ב":         "100100001",
		"ميانمار (بورما)":   "111111111111111",
		"ב [ב] ב\u200e 1 ב": "111111100001",
		"\u200fa ב":         "1001",
	} {
		if got := spelled(Levels([]rune(text))); got != want {
			t.Errorf("%q: levels %s, want %s", text, got, want)
		}
	}
}

func spelled(levels []uint8) string {
	var b strings.Builder
	for _, l := range levels {
		fmt.Fprint(&b, l)
	}
	return b.String()
}

// TestFribidi compares made up lines with fribidi, where the computer has it.
func TestFribidi(t *testing.T) {
	command, err := exec.LookPath("fribidi")
	if err != nil {
		t.Skip("there is no fribidi")
	}
	lines := made(2000)
	run := exec.Command(command, "--ltr", "--nopad", "--levels", "--nobreak", "--charset", "UTF-8", "--novisual")
	run.Stdin = strings.NewReader(strings.Join(lines, "\n") + "\n")
	out, err := run.Output()
	if err != nil {
		t.Skip(err)
	}
	var told []string
	for _, line := range strings.Split(string(out), "\n") {
		if line = strings.ReplaceAll(line, " ", ""); line != "" && strings.Trim(line, "0123") == "" {
			told = append(told, line)
		}
	}
	if len(told) != len(lines) {
		t.Fatalf("fribidi told of %d lines of %d", len(told), len(lines))
	}
	for i, line := range lines {
		if got := spelled(Levels([]rune(line))); got != told[i] {
			t.Errorf("%q: levels %s, fribidi has %s", line, got, told[i])
		}
	}
}

// made are lines of letters of all directions, numbers, signs and brackets.
func made(n int) []string {
	random := rand.New(rand.NewPCG(20, 1))
	letters := []rune("aאب1٣ (-+.,%[)]\u0650a ב\u200f")
	var lines []string
	for range n {
		line := []rune{'a', 'א', 'ب'}[random.IntN(3):][:1:1] // fribidi leaves out empty lines
		for range random.IntN(12) {
			line = append(line, letters[random.IntN(len(letters))])
		}
		lines = append(lines, string(line)+"a")
	}
	return lines
}

// Each letter stands in one run, and those of one level in a row.
func TestRuns(t *testing.T) {
	for _, line := range made(2000) {
		text := []rune(line)
		seen := make([]bool, len(text))
		for _, run := range Runs(text) {
			for i := run.From; i < run.To; i++ {
				if seen[i] {
					t.Fatalf("%q: letter %d is in two runs", line, i)
				}
				seen[i] = true
			}
		}
		if slices.Contains(seen, false) {
			t.Errorf("%q: a letter is in no run: %v", line, seen)
		}
	}
}

// The order of what is in a text from right to left (UAX 9, L2).
func TestOrder(t *testing.T) {
	for text, want := range map[string]string{"אב 12 ג": "ג 12 אב", "a אב ג b": "a אב ג b", "12 אב": "12 אב", "אב ١٢ (a)": "١٢ אב(a)"} {
		var parts []string
		for _, run := range Runs([]rune(text)) {
			parts = append(parts, strings.TrimSpace(string([]rune(text)[run.From:run.To])))
		}
		if got := strings.Join(parts, " "); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
			t.Errorf("%q: stands as %q, want %q", text, got, want)
		}
	}
}
