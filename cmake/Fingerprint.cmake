# Writes OUTPUT, a source that returns a number made of the contents of FILES. Paths do not enter it: the same sources
# give the same number wherever they are built.
set(contents "")
foreach(file ${FILES})
  file(SHA256 ${file} hash)
  string(APPEND contents ${hash})
endforeach()
string(SHA256 hash "${contents}")
string(SUBSTRING ${hash} 0 15 number) # 60 bits: never negative
file(WRITE ${OUTPUT} "#include \"index/schema.h\"

namespace apparatus::index {

std::int64_t recogniser_fingerprint() { return 0x${number}; }

}  // namespace apparatus::index
")
