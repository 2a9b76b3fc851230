package styles

// closest returns the name nearest to a misspelt one, or "" when none is near:
// at most one edit in three letters, where an edit adds, drops or changes a
// letter or swaps two neighbours.
func closest(name string, names []string) string {
	best, fewest := "", len(name)/3+1
	if len(name) > 64 {
		return ""
	}
	for _, n := range names {
		if d := len(n) - len(name); d > fewest || -d > fewest || n == name {
			continue
		}
		if d := edits(name, n); d < fewest || d == fewest && best == "" && d <= len(name)/3 {
			best, fewest = n, d
		}
	}
	return best
}

// edits is the Damerau-Levenshtein distance (optimal string alignment) in
// bytes.
func edits(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
