// libtomlplusplus as a part of the program: Debian has it as a shared library only.
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
