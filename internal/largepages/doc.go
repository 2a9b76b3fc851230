// Package largepages asks the system for large pages where a process is about to have its
// heap. Memory that is touched for the first time is the dearest thing that a map of a few
// milliseconds needs: of small pages, 4 kB each, it takes two thousand faults, and of large
// ones, 2 MB each, a handful, which take a fifth of the time.
package largepages
