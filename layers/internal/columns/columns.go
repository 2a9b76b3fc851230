// Package columns gives the columns of tables names that can be asked for.
package columns

import "fmt"

// Unique returns the names with a name for each that is empty or taken by a
// column before it; warnings tell of those.
func Unique(names []string) (unique, warnings []string) {
	taken := map[string]bool{}
	copies := map[string]int{}
	for i, wanted := range names {
		name := wanted
		if name == "" {
			name = fmt.Sprintf("column_%d", i+1)
		}
		for taken[name] {
			copies[wanted]++
			name = fmt.Sprintf("%s_%d", wanted, copies[wanted]+1)
		}
		switch {
		case wanted == "":
			warnings = append(warnings, fmt.Sprintf("column %d has no name, it is called %q", i+1, name))
		case name != wanted:
			warnings = append(warnings, fmt.Sprintf("column %d: there is another column %q, it is called %q", i+1, wanted, name))
		}
		taken[name] = true
		unique = append(unique, name)
	}
	return unique, warnings
}
